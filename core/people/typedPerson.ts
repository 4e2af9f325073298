/** Who somebody says they are, typed into a form: the same rules at every door. */
import { z } from 'zod';

/** Control characters, and marks that turn the direction of text around. */
const unprintable = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
/** Begins with a letter, so that no spreadsheet takes it for a formula; has no sign that names do without. */
const nameLike = /^[\p{L}'’][^<>{}[\]=|\\^]*$/u;
/** Names stand in mails to others, which must not advertise for strangers. */
const address = /:\/\/|\bwww\./i;

export const typedNameSchema = z
  .string()
  .trim()
  .min(1, 'Enter your name')
  .max(100, 'Your name must be 100 characters or fewer')
  .refine(
    (name) => nameLike.test(name) && !unprintable.test(name) && !address.test(name),
    'Enter a name as it would stand on a badge',
  );

export const typedEmailSchema = z
  .string()
  .trim()
  .max(200, 'Your e-mail address must be 200 characters or fewer')
  .pipe(z.email('Enter an e-mail address like name@school.example'));
