import { type Area, areaSchema } from '#core/areas/area.ts';
import type { FieldProblem } from '../../../components/forms/ErrorSummary.tsx';

const sentences: Record<string, string> = {
  name: 'Enter the name of the area.',
  slug: 'Enter a short name of small letters, digits and hyphens.',
  focus: 'Say what the area is about in 500 characters or fewer.',
  aim: 'Say the aim in 300 characters or fewer.',
  opened: 'Enter the first school year, such as 2026-27.',
};

const parts: Record<string, { one: string; fields: Record<string, string> }> = {
  leads: { one: 'Lead', fields: { name: 'enter a name or a role', role: 'say what they do' } },
  involvement: {
    one: 'Way to get involved',
    fields: {
      title: 'enter a title',
      link: 'enter a whole address that begins with https://',
      until: 'enter a day and a time',
    },
  },
  resources: {
    one: 'Resource',
    fields: {
      title: 'enter a title',
      link: 'enter a whole address that begins with https://',
      type: 'say what it is, such as PDF or Web page',
    },
  },
};

/** What has to be mended, by the id of the field, in sentences. The service looks again. */
export function areaProblems(area: Area): FieldProblem[] {
  const parsed = areaSchema.safeParse(area);
  if (parsed.success) return [];
  const found = parsed.error.issues.map(({ path: [part, index, field] }) => {
    const list = parts[String(part)];
    const id = [part, index, field].filter((piece) => piece !== undefined).join('-');
    if (!list || typeof index !== 'number')
      return { field: id, message: sentences[String(part)] ?? 'Something here cannot be saved as it is.' };
    const words = list.fields[String(field)] ?? 'mend what is marked';
    return { field: id, message: `${list.one} ${index + 1}: ${words}.` };
  });
  return [...new Map(found.map((problem) => [problem.field, problem])).values()];
}
