import { phaseNames } from '#core/events/names.ts';
import { momentWords } from '#core/time/wording.ts';
import { ukZone } from '#core/time/zones.ts';
import type { UpdateDetails } from '#core/updates/update.ts';
import type { PartWords } from '../../../components/drafts/partWords.ts';
import { askNames, audienceNames, partNames, urgencyNames } from '../words.ts';

/** What one part of an update says, as plain text. Empty when it says nothing. */
function partWords(details: UpdateDetails, part: keyof UpdateDetails): string {
  switch (part) {
    case 'area':
    case 'headline':
    case 'happened':
    case 'next':
      return details[part];
    case 'ask': {
      const { kind, words, by, link } = details.ask;
      return [askNames[kind], words, by && `By ${momentWords(by, ukZone)}`, link].filter(Boolean).join('\n');
    }
    case 'tags':
      return details.tags.join(', ');
    case 'phases':
      return details.phases.map((phase) => phaseNames[phase]).join(', ') || 'Every phase';
    case 'shareWith':
      return details.shareWith.map((audience) => audienceNames[audience]).join(', ');
    case 'attachments':
      return details.attachments.map(({ title, link }) => `${title} ${link}`).join('\n');
    case 'confirm':
      return details.confirm ? 'People are asked to confirm' : 'Nobody is asked to confirm';
    case 'urgency':
      return details.urgency === null
        ? 'With the next digest'
        : `On its own: ${urgencyNames[details.urgency]}`;
  }
}

/** The parts of an update, for people who compare two versions. */
export const updateWords: PartWords<UpdateDetails> = { names: partNames, say: partWords };
