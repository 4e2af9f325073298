/** What somebody has typed into the page and not yet sent. */

/** The field's name as it stands beside it, and its content. */
export type Typed = { label: string; text: string };

type TextField = HTMLInputElement | HTMLTextAreaElement;

const touched = new WeakSet<Element>();

/** Choices and searches are soon made again, and what is secret is not to be shown. */
const wordy = ['text', 'email', 'url', 'tel', 'number', 'date', 'time', 'textarea'];

const isWordy = (element: EventTarget | null): element is TextField =>
  (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) &&
  wordy.includes(element.type);

/** Begins to note which fields are typed into: what stands in the others came from us. */
export function noteTyping(): void {
  document.addEventListener('input', ({ target }) => {
    if (isWordy(target)) touched.add(target);
  });
}

const labelOf = (field: TextField): string =>
  field.labels?.[0]?.textContent?.trim() || field.getAttribute('aria-label') || field.name;

/** In the order of the page. */
export const typedNow = (): Typed[] =>
  [...document.querySelectorAll<TextField>('input, textarea')]
    .filter((field) => touched.has(field) && field.value.trim() !== '')
    .map((field) => ({ label: labelOf(field), text: field.value }));
