import { Field, ProgressBar } from '@fluentui/react-components';
import type { Erasing } from '#core/contract/personalData.ts';

/** How far an erasure has come. It goes on by itself when the page is closed. */
export function ErasingProgress({ erasing: { done, of } }: { erasing: Pick<Erasing, 'done' | 'of'> }) {
  return (
    <Field
      validationState="none"
      validationMessage={`${done} of ${of} parts are erased. It goes on when you leave this page.`}
    >
      <ProgressBar thickness="large" value={done / of} aria-label="Erasing" />
    </Field>
  );
}
