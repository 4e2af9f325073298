/** The minutes of a meeting as a lead types them, and back. */
import { type MeetingDetails, meetingDetailsSchema } from '#core/areas/meeting.ts';
import type { FieldProblem } from '../../../components/forms/ErrorSummary.tsx';

export type TypedMeeting = Omit<MeetingDetails, 'decisions' | 'attendance'> & {
  /** One a line. */
  decisions: string;
  organisations: string;
  people: string;
};

/** The template that new minutes begin with. */
export const newMinutes = (today: string): MeetingDetails => ({
  title: 'Task-group meeting',
  heldOn: today,
  eventId: null,
  minutes: '',
  decisions: [],
  actions: [],
  attendance: null,
});

/** The same parts in the same order, whoever says them. */
export const typedFrom = ({ attendance, decisions, ...rest }: MeetingDetails): TypedMeeting => ({
  ...rest,
  decisions: decisions.join('\n'),
  organisations: attendance?.organisations.join('\n') ?? '',
  people: attendance ? String(attendance.people) : '',
});

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const detailsOf = ({ decisions, organisations, people, ...rest }: TypedMeeting): MeetingDetails => ({
  ...rest,
  decisions: lines(decisions),
  attendance:
    people.trim() === '' && lines(organisations).length === 0
      ? null
      : { organisations: lines(organisations), people: Number(people) },
});

const sentences: Record<string, string> = {
  title: 'Enter a title.',
  heldOn: 'Enter the day on which the meeting took place.',
  minutes: 'Shorten what was discussed to 8,000 characters.',
  decisions: 'Keep to 40 decisions of 500 characters each.',
  attendance: 'Enter how many people came, as a number.',
};

/** What was typed, checked: the details, or what has to be mended by the id of the field. */
export function readMeeting(
  typed: TypedMeeting,
): { details: MeetingDetails; problems: [] } | { details: null; problems: FieldProblem[] } {
  const parsed = meetingDetailsSchema.safeParse(detailsOf(typed));
  if (parsed.success) return { details: parsed.data, problems: [] };
  const problems = parsed.error.issues.map(({ path: [part, index, field] }) =>
    part === 'actions'
      ? {
          field: `actions-${String(index)}-${String(field)}`,
          message: `Action ${Number(index) + 1}: say what is to be done and who does it.`,
        }
      : {
          field: part === 'attendance' ? 'people' : String(part),
          message: sentences[String(part)] ?? 'Something here cannot be saved as it is.',
        },
  );
  return {
    details: null,
    problems: [...new Map(problems.map((problem) => [problem.field, problem])).values()],
  };
}
