import { CalendarClockRegular } from '@fluentui/react-icons/svg/calendar-clock';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { ComponentProps } from 'react';
import type { IssueState } from '#core/digests/issue.ts';
import { Badge } from '../../components/Badge.tsx';

type Look = Pick<ComponentProps<typeof Badge>, 'tone' | 'icon'> & { name: string };

const looks: Record<IssueState, Look> = {
  draft: { name: 'Draft', tone: 'quiet', icon: EditRegular },
  inReview: { name: 'Waiting for approval', tone: 'warning', icon: ClockRegular },
  approved: { name: 'Approved', tone: 'brand', icon: CheckmarkCircleRegular },
  scheduled: { name: 'Scheduled', tone: 'brand', icon: CalendarClockRegular },
  sending: { name: 'Sending', tone: 'brand', icon: SendRegular },
  paused: { name: 'Paused', tone: 'warning', icon: PauseRegular },
  sent: { name: 'Sent', tone: 'success', icon: CheckmarkCircleRegular },
  stopped: { name: 'Stopped', tone: 'warning', icon: WarningRegular },
  withdrawn: { name: 'Withdrawn', tone: 'danger', icon: HistoryRegular },
};

/** Where an issue stands. */
export function StateBadge({ state }: { state: IssueState }) {
  const { name, tone, icon } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {name}
    </Badge>
  );
}
