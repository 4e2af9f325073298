/** What somebody ticked in a card; clients send it with commas. */
export const ticked = (values: string | undefined): string[] =>
  (values ?? '').split(',').filter((value) => value !== '');
