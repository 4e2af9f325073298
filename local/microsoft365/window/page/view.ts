/** What the middle of the window can show. */

export type View = {
  /** Text of the H1 and of the browser's title. */
  title: string;
  element: HTMLElement;
  /** Stays in the page, unseen, while something else is shown: a frame that is taken out forgets what it held. */
  stays?: boolean;
  themeChanged?(): void;
  /** Called when something else takes its place. */
  close?(): void;
};
