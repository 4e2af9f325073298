import type { Area } from '#core/areas/area.ts';
import type { Instant } from '#core/events/event.ts';
import { problemsOf } from '#core/updates/problemsOf.ts';
import type { UpdateDetails } from '#core/updates/update.ts';
import type { FieldProblem } from '../../../components/forms/ErrorSummary.tsx';
import { isLink } from './details.ts';

/** The ids of the fields by the parts of an update that they are about. */
const fieldIds: Partial<Record<keyof UpdateDetails, string>> = { ask: 'ask-words' };

/** What has to be mended before review: the service's own rules, and what is only half typed. */
export function toMend(details: UpdateDetails, area: Area | undefined, now: Instant): FieldProblem[] {
  const { ask, attachments } = details;
  const half: FieldProblem[] = [];
  if (ask.link !== null && !isLink(ask.link))
    half.push({ field: 'ask-link', message: 'Enter a whole address that begins with https://.' });
  attachments.forEach((attachment, index) => {
    if (attachment.title.trim() === '')
      half.push({ field: `attachments-${index}-title`, message: `Link ${index + 1}: enter a title.` });
    if (!isLink(attachment.link))
      half.push({
        field: `attachments-${index}-link`,
        message: `Link ${index + 1}: enter a whole address that begins with https://.`,
      });
    if (attachment.type.trim() === '')
      half.push({
        field: `attachments-${index}-type`,
        message: `Link ${index + 1}: say what it is, such as PDF or Web page.`,
      });
  });
  // While the area is on its way nothing is known against it.
  const rules = problemsOf(details, area ?? null, now).filter(
    ({ field }) => area !== undefined || field !== 'area',
  );
  return [...rules.map(({ field, message }) => ({ field: fieldIds[field] ?? field, message })), ...half];
}
