/** GET /go/u/{id}: an update for those it may be shared with; for all others the way into Teams. */
import type { HttpResponseInit } from '@azure/functions';
import type { Area } from '#core/areas/area.ts';
import { areaLink } from '#core/contract/links.ts';
import type { Deps } from '#core/deps.ts';
import { markdownToHtml } from '#core/markdown/markdownToHtml.ts';
import { longDay, momentWords } from '#core/time/wording.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';
import { isPublic } from '#core/updates/isPublic.ts';
import { publishedWhen } from '#core/updates/publishedWhen.ts';
import type { Update } from '#core/updates/update.ts';
import type { Call } from '../http/door.ts';
import { Html, html } from '../http/html.ts';
import { showPage } from './layout.ts';
import { type TeamsPlace, teamsLink } from './teamsLink.ts';

export type UpdatePagesDeps = Pick<Deps, 'areas' | 'updates' | 'publicUrl'> & TeamsPlace;

/** Sanitised where it is read. */
const formatted = (markdown: string): Html => new Html(markdownToHtml(markdown));

const onDay = (instant: string): string => longDay(dayOf(instant, ukZone));

const openInTeams = (deps: UpdatePagesDeps, { area, id }: Update): Html =>
  html`<p><a class="button second" href="${teamsLink(deps, `areas/${area}/updates/${id}`)}">Open in Teams</a></p>`;

const signInPage = (deps: UpdatePagesDeps, update: Update): HttpResponseInit =>
  showPage({
    heading: 'Sign in to read this update',
    content: html`<p>It is for members of the collaborative. Open it in Microsoft Teams with your school or council account.</p>
${openInTeams(deps, update)}`,
  });

const notListed = (): HttpResponseInit =>
  showPage({
    status: 404,
    heading: 'This update is not listed',
    content: html`<p>The link may have been copied in part. Ask whoever sent it.</p>`,
  });

const withdrawnPage = ({ headline, withdrawn }: Update): HttpResponseInit =>
  showPage({
    heading: headline,
    content: html`<p class="notice wrong"><strong>Withdrawn${withdrawn && ` on ${onDay(withdrawn.at)}`}.</strong> ${withdrawn?.reason ?? ''}</p>`,
  });

const askPart = ({ ask }: Update): Html | null =>
  ask.kind === 'nothing'
    ? null
    : html`<h2>What we would like from you</h2><p>${ask.words}</p>
${ask.by && html`<p><strong>By ${momentWords(ask.by, ukZone)}</strong> (UK time)</p>`}
${ask.link && html`<p><a href="${ask.link}">${ask.link}</a></p>`}`;

const linksPart = ({ attachments }: Update): Html | null =>
  attachments.length === 0
    ? null
    : html`<h2>Links</h2><ul>${attachments.map(
        ({ title, link, type, size }) =>
          html`<li><a href="${link}">${title} (${[type, size].filter(Boolean).join(', ')})</a></li>`,
      )}</ul>`;

const updatePage = (deps: UpdatePagesDeps, update: Update, area: Area): HttpResponseInit =>
  showPage({
    heading: update.headline,
    content: html`<p class="hint">Published ${publishedWhen(update)} by <a href="${areaLink(deps.publicUrl, area.slug)}">${area.name}</a></p>
${update.sample ? html`<p class="notice">A sample, not a real update.</p>` : null}
${update.corrections.map(({ at, reason }) => html`<p class="notice"><strong>Corrected on ${onDay(at)}.</strong> ${reason}</p>`)}
<h2>What has happened</h2>${formatted(update.happened)}
<h2>What comes next</h2>${formatted(update.next)}
${askPart(update)}
${linksPart(update)}
${openInTeams(deps, update)}`,
  });

export const showPublicUpdate =
  (deps: UpdatePagesDeps) =>
  async ({ request }: Call): Promise<HttpResponseInit> => {
    const update = (await deps.updates.get(request.params.id ?? ''))?.value;
    const area = update && (await deps.areas.get(update.area))?.value;
    if (!update || !area) return notListed();
    if (!isPublic(update)) return signInPage(deps, update);
    return update.state === 'withdrawn' ? withdrawnPage(update) : updatePage(deps, update, area);
  };
