/** Somebody to book for, as typed. */
export type Guest = { name: string; email: string };

/** What is wrong with what was typed, field by field, with how to mend it. The service has the last word. */
export function guestProblems({ name, email }: Guest): Partial<Record<keyof Guest, string>> {
  const problems: Partial<Record<keyof Guest, string>> = {};
  if (name.trim() === '') problems.name = 'Enter a name.';
  else if (name.trim().length > 100) problems.name = 'Enter a name of 100 characters or fewer.';
  if (email.trim() === '') problems.email = 'Enter an e-mail address.';
  else if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email.trim())) {
    problems.email = 'Enter an e-mail address such as name@school.example.';
  }
  return problems;
}
