/** GET /go/a/{slug}: a priority area with what it tells everybody, and the way into Teams. */
import type { HttpResponseInit } from '@azure/functions';
import type { Area } from '#core/areas/area.ts';
import { updateLink } from '#core/contract/links.ts';
import { isPublic } from '#core/updates/isPublic.ts';
import { publishedWhen } from '#core/updates/publishedWhen.ts';
import type { Update } from '#core/updates/update.ts';
import type { Call } from '../http/door.ts';
import { type Html, html } from '../http/html.ts';
import { showPage } from './layout.ts';
import { teamsLink } from './teamsLink.ts';
import type { UpdatePagesDeps } from './updatePages.ts';

/** The newest; older ones are found in Teams. */
const mostUpdates = 10;

const waysPart = ({ involvement }: Area): Html | null =>
  involvement.length === 0
    ? null
    : html`<h2>Get involved</h2><ul>${involvement.map(
        ({ title, detail, link }) =>
          html`<li><strong>${link ? html`<a href="${link}">${title}</a>` : title}</strong>${detail && `: ${detail}`}</li>`,
      )}</ul>`;

const updatesPart = (updates: readonly Update[], publicUrl: string): Html | null =>
  updates.length === 0
    ? null
    : html`<h2>Updates</h2><ul>${updates.map(
        (update) =>
          html`<li><a href="${updateLink(publicUrl, update.id)}">${update.headline}</a>, ${publishedWhen(update)}</li>`,
      )}</ul>`;

export const showPublicArea =
  (deps: UpdatePagesDeps) =>
  async ({ request }: Call): Promise<HttpResponseInit> => {
    const slug = request.params.slug ?? '';
    const area = (await deps.areas.get(slug))?.value;
    if (!area)
      return showPage({
        status: 404,
        heading: 'There is no such priority area',
        content: html`<p>The link may have been copied in part. Ask whoever sent it.</p>`,
      });
    const updates = (await deps.updates.published({ area: slug })).filter(
      (update) => update.state === 'published' && isPublic(update),
    );
    return showPage({
      heading: area.name,
      content: html`${area.closed && html`<p class="notice">Worked on until the school year ${area.closed}.</p>`}
<p>${area.focus}</p>
${area.aim && html`<p><strong>Aim of the year:</strong> ${area.aim}</p>`}
${area.closed === null ? waysPart(area) : null}
${updatesPart(updates.slice(0, mostUpdates), deps.publicUrl)}
<p><a class="button second" href="${teamsLink(deps, `areas/${slug}`)}">Open in Teams</a></p>`,
    });
  };
