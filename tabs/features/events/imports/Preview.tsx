import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ImportReply } from '#core/contract/api.ts';
import { useApi } from '../../../api/context.ts';
import { counted, figure } from '../../../components/counted.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { apply } from './api.ts';
import styles from './ImportPage.module.css';
import { nothingToImport } from './nothing.ts';
import { PreviewTables } from './PreviewTables.tsx';

/** What an import would do, in figures and row by row, and the button that does it. */
export function Preview({ reply, onAgain }: { reply: ImportReply; onAgain: () => void }) {
  const api = useApi();
  const queries = useQueryClient();
  const { run, preview } = reply;
  const { added, changed, withdrawn, unchanged, refused } = run.preview;
  const applying = useMutation({
    mutationFn: () => apply(api, run.id),
    onSuccess: (answer) => queries.setQueryData(['imports', run.id], answer),
  });
  const changes = added + changed + withdrawn;
  const figures: [number, string][] = [
    [added, 'to add'],
    [changed, 'to change'],
    [withdrawn, 'to withdraw'],
    [unchanged, 'unchanged'],
    [refused, 'refused'],
  ];

  return (
    <>
      <p className={styles.lead}>
        <strong>{run.fileName}</strong>. Nothing has been written yet.
      </p>
      <ul className={styles.figures}>
        {figures.map(([count, what]) => (
          <li key={what}>
            <strong>{figure(count)}</strong> {what}
          </li>
        ))}
      </ul>
      {preview?.notes.map((note) => (
        <Notice key={note} tone="info">
          {note}
        </Notice>
      ))}
      {refused > 0 && (
        <Notice tone="warning">
          {counted(refused, 'row')} cannot go in. The others can. The reasons stand below.
        </Notice>
      )}
      <FailureNotice error={applying.error} />
      <div className={styles.bar}>
        {changes > 0 ? (
          <Button
            appearance="primary"
            disabledFocusable={applying.isPending}
            onClick={() => applying.mutate()}
          >
            Import {counted(changes, 'change')}
          </Button>
        ) : (
          <p className={styles.lead}>{nothingToImport(run.preview)}</p>
        )}
        <Button onClick={onAgain}>Choose another file</Button>
      </div>
      {preview ? (
        <PreviewTables preview={preview} />
      ) : (
        <p>To see the rows again, choose the file once more.</p>
      )}
    </>
  );
}
