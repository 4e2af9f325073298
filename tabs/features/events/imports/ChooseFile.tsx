import { Button, Field, ProgressBar } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload';
import { useMutation } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import type { ImportReply } from '#core/contract/api.ts';
import { useApi } from '../../../api/context.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { upload } from './api.ts';
import { fileProblem } from './file.ts';
import styles from './ImportPage.module.css';

/** Chooses a programme file and sends it to be looked at. Dropping one on the page does the same. */
export function ChooseFile({ onUploaded }: { onUploaded: (reply: ImportReply) => void }) {
  const api = useApi();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [share, setShare] = useState(0);
  const sending = useMutation({
    mutationFn: (file: File) => upload(api, file, setShare),
    onSuccess: onUploaded,
  });

  const handleFile = (file: File | undefined): void => {
    if (!file || sending.isPending) return;
    const problem = fileProblem(file);
    setRefused(problem);
    setShare(0);
    sending.reset();
    if (problem === null) sending.mutate(file);
  };
  const handleDrop = (drop: DragEvent): void => {
    drop.preventDefault();
    handleFile(drop.dataTransfer.files[0]);
  };

  return (
    <section
      aria-label="Choose a file"
      className={styles.drop}
      onDragOver={(drag) => drag.preventDefault()}
      onDrop={handleDrop}
    >
      <p className={styles.lead}>
        Choose a spreadsheet saved as CSV, or a calendar file (ICS), of up to 10 MB. You see what would change
        before anything does.
      </p>
      <input
        ref={input}
        type="file"
        accept=".csv,.ics,text/csv,text/calendar"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden
        onChange={({ target }) => {
          handleFile(target.files?.[0]);
          // So that the same file, mended, can be chosen again.
          target.value = '';
        }}
      />
      <Button
        appearance="primary"
        icon={<ArrowUploadRegular />}
        disabledFocusable={sending.isPending}
        onClick={() => input.current?.click()}
      >
        Choose a file
      </Button>
      <p className={styles.hint}>or drop one here</p>
      {sending.isPending && (
        <Field
          className={styles.progress}
          validationMessage={
            share < 1 ? `Sending ${sending.variables.name}` : `Reading ${sending.variables.name}`
          }
          validationState="none"
        >
          {share < 1 ? (
            <ProgressBar thickness="large" value={share} aria-label="Sending" />
          ) : (
            <ProgressBar thickness="large" aria-label="Reading the file" />
          )}
        </Field>
      )}
      {refused !== null && (
        <Notice key={refused} tone="error" announce="assertive">
          {refused}
        </Notice>
      )}
      <FailureNotice error={sending.error} />
    </section>
  );
}
