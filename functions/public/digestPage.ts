/** The pages behind a digest's links: GET and POST /go/d/{token}, GET /go/d/{token}/{item}. */
import type { HttpResponseInit } from '@azure/functions';
import { z } from 'zod';
import {
  answerByLink,
  chooseRhythmByLink,
  followItem,
  type OpenedDigest,
  openDigest,
} from '#core/delivery/openDigest.ts';
import type { Deps } from '#core/deps.ts';
import type { ViewedItem } from '#core/digests/digestView.ts';
import type { Result } from '#core/errors.ts';
import type { Rhythm } from '#core/people/preferences.ts';
import { readText } from '../http/body.ts';
import type { Call } from '../http/door.ts';
import { type Html, html } from '../http/html.ts';
import { commonHeaders } from '../pages/contentSecurity.ts';
import { showPage } from './layout.ts';
import { refusedPage } from './linkPages.ts';

export type DigestPageDeps = Pick<
  Deps,
  'clock' | 'audit' | 'links' | 'issues' | 'ledger' | 'preferences' | 'publicUrl' | 'updates' | 'events'
>;

const mostFormBytes = 1024;

const choiceSchema = z.union([
  z.object({ answer: z.enum(['confirmed', 'useful', 'notUseful']) }),
  z.object({ rhythm: z.enum(['weekly', 'monthly', 'never']) }),
]);

const rhythmWords: Record<Rhythm, string> = {
  straightAway: 'as things happen, and once a week',
  weekly: 'once a week',
  monthly: 'once a month',
  never: 'never',
};

const itemOf = ({ title, line, url, note }: ViewedItem): Html =>
  html`<li><p>${note === null ? null : html`<strong>${note}</strong>\n`}<a href="${url}">${title}</a>${line === '' ? '' : `\n${line}`}</p></li>`;

const button = (name: string, value: string, words: string, look = ''): Html =>
  html`<button name="${name}" value="${value}" class="${look}">${words}</button>`;

const answers = ({ view }: OpenedDigest): Html => {
  if (view.answered !== null) return html`<p class="notice">${view.answered}</p>`;
  return view.confirm
    ? html`<form method="post">${button('answer', 'confirmed', 'I have read this')}</form>`
    : html`<form method="post">${button('answer', 'useful', 'Useful')}${button('answer', 'notUseful', 'Not useful', 'second')}</form>`;
};

const rhythms = ({ rhythm }: OpenedDigest): Html => html`<h2>How often digests come</h2>
<p>You get them ${rhythmWords[rhythm]}.</p>
<form method="post">${(['weekly', 'monthly', 'never'] as const)
  .filter((other) => other !== rhythm)
  .map((other) =>
    button('rhythm', other, other === 'never' ? 'Send me none' : `Send them ${rhythmWords[other]}`, 'second'),
  )}</form>`;

const pageOf = (opened: OpenedDigest): HttpResponseInit => {
  const { view, withdrawn } = opened;
  if (withdrawn !== null)
    return showPage({
      heading: 'This digest was withdrawn',
      content: html`<p>${view.week}</p><p>${withdrawn}</p>${rhythms(opened)}`,
    });
  return showPage({
    heading: view.heading,
    content: html`<p>${view.week}</p>
${view.opening === '' ? null : html`<p>${view.opening}</p>`}
${view.sections.map(({ heading, items }) => html`<h2>${heading}</h2><ul>${items.map(itemOf)}</ul>`)}
${answers(opened)}
${rhythms(opened)}`,
  });
};

const answerWith = (opened: Result<OpenedDigest>): HttpResponseInit =>
  opened.ok ? pageOf(opened.value) : refusedPage(opened.failure);

/** Changes nothing: programs that check mail open links too. */
export const showDigest =
  (deps: DigestPageDeps) =>
  async ({ request }: Call): Promise<HttpResponseInit> =>
    answerWith(await openDigest(deps, request.params.token ?? ''));

export const goToItem =
  (deps: DigestPageDeps) =>
  async ({ request }: Call): Promise<HttpResponseInit> => {
    const { token = '', item = '' } = request.params;
    const led = await followItem(deps, token, item);
    if (!led.ok) return refusedPage(led.failure);
    // Whose link it was must not travel on.
    const headers = { ...commonHeaders, 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' };
    return { status: 302, headers: { ...headers, location: led.value } };
  };

export const answerDigestPage =
  (deps: DigestPageDeps) =>
  async ({ request }: Call): Promise<HttpResponseInit> => {
    const text = await readText(request, mostFormBytes);
    const choice = choiceSchema.safeParse(Object.fromEntries(new URLSearchParams(text ?? '')));
    if (!choice.success) return refusedPage({ code: 'invalid', message: 'That is no answer we know' });
    const token = request.params.token ?? '';
    return answerWith(
      'answer' in choice.data
        ? await answerByLink(deps, token, choice.data.answer)
        : await chooseRhythmByLink(deps, token, choice.data.rhythm),
    );
  };
