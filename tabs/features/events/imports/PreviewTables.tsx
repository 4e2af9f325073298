import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import type { ImportPreview, PlannedRow } from '#core/events/importRun.ts';
import { clockWords, shortDay } from '#core/time/wording.ts';
import { ukZone, wallTime } from '#core/time/zones.ts';
import { saveFile } from '../../../components/saveFile.ts';
import styles from './ImportPage.module.css';
import { RowTable } from './RowTable.tsx';
import { refusalsCsv } from './refusalsFile.ts';

/** The rows of a preview, what needs attention first. */
export function PreviewTables({ preview }: { preview: ImportPreview }) {
  const { added, changed, withdrawn, refused } = preview;
  return (
    <>
      {refused.length > 0 && (
        <RowTable
          title="Refused"
          headings={['Line', 'Column', 'Title', 'Reason']}
          rows={refused.map((row) => [row.line, row.column ?? 'The whole row', row.title ?? '', row.reason])}
          action={
            <Button
              icon={<ArrowDownloadRegular />}
              onClick={() =>
                saveFile(new Blob([refusalsCsv(refused)], { type: 'text/csv' }), 'refused-rows.csv')
              }
            >
              Download as CSV
            </Button>
          }
        />
      )}
      {changed.length > 0 && (
        <RowTable
          title="To change"
          headings={['Line', 'Event', 'When', 'Changes']}
          rows={changed.map((row) => [row.line, row.title, when(row), <Changes key="changes" row={row} />])}
        />
      )}
      {withdrawn.length > 0 && (
        <RowTable
          title="To withdraw"
          headings={['Event', 'When']}
          rows={withdrawn.map((row) => [row.title, when(row)])}
        />
      )}
      {added.length > 0 && (
        <RowTable
          title="To add"
          headings={['Line', 'Event', 'When']}
          rows={added.map((row) => [row.line, row.title, when(row)])}
        />
      )}
    </>
  );
}

function when({ start, allDay }: PlannedRow): string {
  const { day, time } = wallTime(start, ukZone);
  const year = day.slice(0, 4);
  return allDay ? `${shortDay(day)} ${year}` : `${shortDay(day)} ${year}, ${clockWords(time)}`;
}

/** Before and after of each field. Words say which is which; the arrow and the strike are extras for the eye. */
function Changes({ row }: { row: PlannedRow }) {
  return (
    <ul className={styles.changes}>
      {row.changes.map(({ field, before, after }) => (
        <li key={field}>
          <strong>{field}:</strong> <span className="visually-hidden">from</span>{' '}
          <del>{before === '' ? 'nothing' : before}</del> <span aria-hidden>→</span>
          <span className="visually-hidden">to</span> <ins>{after === '' ? 'nothing' : after}</ins>
        </li>
      ))}
    </ul>
  );
}
