import { BeakerRegular } from '@fluentui/react-icons/svg/beaker';
import { CalendarCancelRegular } from '@fluentui/react-icons/svg/calendar-cancel';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { TicketDiagonalRegular } from '@fluentui/react-icons/svg/ticket-diagonal';
import type { EventView } from '#core/contract/api.ts';
import type { Instant } from '#core/events/event.ts';
import { Badge } from '../../components/Badge.tsx';
import { type Standing, standing, standingWords } from './standing.ts';

const looks = {
  cancelled: [CalendarCancelRegular, 'danger'],
  over: [HistoryRegular, 'quiet'],
  going: [CheckmarkCircleRegular, 'success'],
  offered: [TicketDiagonalRegular, 'warning'],
  waiting: [ClockRegular, 'warning'],
  full: [PeopleRegular, 'quiet'],
  closed: [LockClosedRegular, 'quiet'],
} as const;

/** Where the event stands, as word and icon; nothing for one that is simply open. */
export function StandingBadge({ event, now }: { event: EventView; now: Instant }) {
  const where = standing(event, now);
  if (!isMarked(where)) return null;
  const [icon, tone] = looks[where];
  return (
    <Badge icon={icon} tone={tone}>
      {standingWords[where]}
    </Badge>
  );
}

const isMarked = (where: Standing): where is keyof typeof looks => where in looks;

/** Says that an event is part of the sample programme and will not take place. */
export function SampleBadge() {
  return (
    <Badge icon={BeakerRegular} tone="quiet">
      Sample
    </Badge>
  );
}
