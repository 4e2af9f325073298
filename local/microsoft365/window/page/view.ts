/** What the middle of the window can show. */

export type View = {
  /** Text of the H1 and of the browser's title. */
  title: string;
  element: HTMLElement;
  themeChanged?(): void;
  /** Called when something else takes its place. */
  close?(): void;
};
