/** Titles as people mean them: neither case nor spacing tells two apart. */
export const normalTitle = (title: string): string => title.trim().toLowerCase().replace(/\s+/g, ' ');
