/** How a preview is looked at: in which form, in which colours, how wide. */
export const colours = { own: 'As you see it', light: 'Light', dark: 'Dark' };
export type Colours = keyof typeof colours;

export const widths = { full: 'Computer', phone: 'Phone' };
export type Width = keyof typeof widths;

/** The forms in which a message reaches people. */
export const messageForms = { card: 'Teams card', mail: 'E-mail', text: 'Plain text' };
export type MessageForm = keyof typeof messageForms;

export type Shown<Form extends string> = { form: Form; colours: Colours; width: Width };

/** What `As you see it` is for what knows only light and dark, such as a card. */
export const lookOf = (chosen: Colours): 'light' | 'dark' => {
  if (chosen !== 'own') return chosen;
  return document.documentElement.style.colorScheme === 'dark' ? 'dark' : 'light';
};
