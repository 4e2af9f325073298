/** Digests by e-mail for people without a sign-in: GET and POST /go/digest, GET and POST /go/s/{token}. */
import type { HttpResponseInit } from '@azure/functions';
import type { Deps } from '#core/deps.ts';
import { askToSubscribe, openSubscription, subscribe } from '#core/digests/subscribeByMail.ts';
import { typedEmailSchema } from '#core/people/typedPerson.ts';
import { readText } from '../http/body.ts';
import type { Call } from '../http/door.ts';
import { type Html, html } from '../http/html.ts';
import { showPage } from './layout.ts';
import { refusedPage } from './linkPages.ts';

export type SubscriptionDeps = Pick<
  Deps,
  'clock' | 'ids' | 'audit' | 'links' | 'once' | 'mailer' | 'people' | 'preferences' | 'publicUrl'
>;

const mostFormBytes = 1024;

const form = (email = '', problem: string | null = null): Html => html`<form method="post" novalidate>
<label for="email">Your e-mail address</label>
<p class="hint" id="email-hint">We send a link to confirm. Nothing comes before you open it.</p>
${problem === null ? null : html`<p class="error" id="email-error">${problem}</p>`}
<input id="email" name="email" type="email" autocomplete="email" spellcheck="false" required maxlength="200" value="${email}" ${problem === null ? html`aria-describedby="email-hint"` : html`aria-invalid="true" aria-describedby="email-hint email-error"`}>
<button>Send me the link</button>
</form>`;

const summary = (
  problem: string,
): Html => html`<div class="notice wrong" role="alert" aria-labelledby="problem"><h2 id="problem">There is a problem</h2>
<ul><li><a href="#email">${problem}</a></li></ul></div>`;

const formPage = (email = '', problem: string | null = null): HttpResponseInit =>
  showPage({
    heading: 'The digest by e-mail',
    hasErrors: problem !== null,
    content: html`${problem === null ? null : summary(problem)}
<p>What is new in the Norfolk Learning Collaborative, once a week in term time: what needs an answer, deadlines, updates, visits and events. Each one has a link with which you stop it.</p>
<p>If you use Teams with our app, it comes to your chat and you need not do anything here.</p>
${form(email, problem)}`,
  });

export const showSubscribing = () => async (): Promise<HttpResponseInit> => formPage();

export const requestSubscription =
  (deps: SubscriptionDeps) =>
  async ({ request }: Call): Promise<HttpResponseInit> => {
    const typed = new URLSearchParams((await readText(request, mostFormBytes)) ?? '').get('email') ?? '';
    const email = typedEmailSchema.safeParse(typed);
    if (!email.success) return formPage(typed, email.error.issues[0]?.message ?? 'Enter an e-mail address');
    const asked = await askToSubscribe(deps, email.data);
    if (!asked.ok) return refusedPage(asked.failure);
    return showPage({
      status: 202,
      heading: 'Check your e-mail',
      content: html`<p>We have sent you a link. It works for three days.</p><p>If nothing comes within ten minutes, look into the folder for unwanted mail.</p>`,
    });
  };

export const showSubscription =
  (deps: SubscriptionDeps) =>
  async ({ request }: Call): Promise<HttpResponseInit> => {
    const opened = await openSubscription(deps, request.params.token ?? '');
    if (!opened.ok) return refusedPage(opened.failure);
    return showPage({
      heading: 'Get the digest by e-mail?',
      content: html`<p>It goes to ${opened.value.email}, once a week in term time.</p><form method="post"><button>Send me the digest</button></form>`,
    });
  };

export const confirmSubscription =
  (deps: SubscriptionDeps) =>
  async ({ request }: Call): Promise<HttpResponseInit> => {
    const done = await subscribe(deps, request.params.token ?? '');
    if (!done.ok) return refusedPage(done.failure);
    return showPage({
      heading: 'You will get the digest',
      content: html`<p>It goes to ${done.value.email}. Each one has a link with which you change how often it comes, or stop it.</p><p>You can close this page.</p>`,
    });
  };
