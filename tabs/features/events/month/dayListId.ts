/** The heading of the chosen day's list, to which Enter in the table leads. */
export const dayListId = 'day-list';
