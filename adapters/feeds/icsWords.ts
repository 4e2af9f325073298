/** What ical.js says about a part it cannot read, as far as people can make something of it. It quotes the line it fell over. */
export const icalWords = (error: unknown): string => {
  const own = error instanceof Error && error.name !== 'TypeError' && error.name !== 'RangeError';
  return own && error.message !== '' ? error.message : 'It could not be read.';
};
