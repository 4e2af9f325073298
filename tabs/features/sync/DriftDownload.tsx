import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../api/context.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { saveFile } from '../../components/saveFile.ts';
import { driftFilePath } from './api.ts';
import styles from './SyncPage.module.css';

/** What the comparisons of thirty days found, field by field, as a file. */
export function DriftDownload({ now }: { now: string }) {
  const api = useApi();
  const saving = useMutation({
    mutationFn: async () => saveFile(await api.file(driftFilePath), `Drift report ${now.slice(0, 10)}.csv`),
  });
  return (
    <div className={styles.download}>
      <Button disabledFocusable={saving.isPending} onClick={() => saving.mutate()}>
        Download drift report (CSV)
      </Button>
      <p className={styles.words}>What was found in the last 30 days, by place, event and field.</p>
      <FailureNotice error={saving.error} />
    </div>
  );
}
