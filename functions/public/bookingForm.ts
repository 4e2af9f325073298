/** The form with which somebody without a sign-in asks for a place. */
import { z } from 'zod';
import { typedEmailSchema, typedNameSchema } from '#core/people/typedPerson.ts';
import { type Html, html } from '../http/html.ts';

const request = z.object({ name: typedNameSchema, email: typedEmailSchema });

export type BookingForm = {
  /** Where the form is sent to. */
  action: string;
  /** True when a place on the waiting list is all there is. */
  full: boolean;
  name: string;
  email: string;
  problems: readonly { field: 'name' | 'email'; message: string }[];
};

export const emptyForm = (action: string, full: boolean): BookingForm => ({
  action,
  full,
  name: '',
  email: '',
  problems: [],
});

/** What was sent: a request, or the same form with what is wrong. */
export const readForm = (
  sent: URLSearchParams,
  form: BookingForm,
): { request: z.infer<typeof request> } | { form: BookingForm } => {
  const given = { name: sent.get('name') ?? '', email: sent.get('email') ?? '' };
  const read = request.safeParse(given);
  if (read.success) return { request: read.data };
  const problems = (['name', 'email'] as const).flatMap((field) => {
    const issue = read.error.issues.find(({ path }) => path[0] === field);
    return issue ? [{ field, message: issue.message }] : [];
  });
  return { form: { ...form, ...given, problems } };
};

const summary = ({ problems }: BookingForm): Html | null =>
  problems.length === 0
    ? null
    : html`<div class="notice wrong" role="alert" aria-labelledby="problem"><h2 id="problem">There is a problem</h2>
<ul>${problems.map(({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`)}</ul></div>`;

const problemOf = (form: BookingForm, field: 'name' | 'email'): Html | null => {
  const problem = form.problems.find((one) => one.field === field);
  return problem ? html`<p class="error" id="${field}-error">${problem.message}</p>` : null;
};

const described = (form: BookingForm, field: 'name' | 'email', hint: string): Html => {
  const isWrong = form.problems.some((problem) => problem.field === field);
  return isWrong
    ? html`aria-invalid="true" aria-describedby="${hint} ${field}-error"`
    : html`aria-describedby="${hint}"`;
};

export const bookingForm = (
  form: BookingForm,
): Html => html`<h2>${form.full ? 'Join the waiting list' : 'Book a place'} by e-mail</h2>
${summary(form)}
<form method="post" action="${form.action}" novalidate>
<label for="name">Your name</label>
<p class="hint" id="name-hint">As the organisers should see it.</p>
${problemOf(form, 'name')}
<input id="name" name="name" autocomplete="name" required maxlength="100" value="${form.name}" ${described(form, 'name', 'name-hint')}>
<label for="email">Your e-mail address</label>
<p class="hint" id="email-hint">We send a link to confirm. Nothing is booked before you open it.</p>
${problemOf(form, 'email')}
<input id="email" name="email" type="email" autocomplete="email" spellcheck="false" required maxlength="200" value="${form.email}" ${described(form, 'email', 'email-hint')}>
<button>Send me the link</button>
</form>`;
