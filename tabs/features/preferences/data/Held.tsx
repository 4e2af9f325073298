import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { HeldReply } from '#core/contract/personalData.ts';
import { valueWords } from '#core/personalData/factWords.ts';
import { useApi } from '../../../api/context.ts';
import { announce } from '../../../components/announce.tsx';
import { counted } from '../../../components/counted.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { saveFile } from '../../../components/saveFile.ts';
import { Group } from '../Group.tsx';
import { loadHeld, readablePath } from './api.ts';
import styles from './Held.module.css';

const fileName = 'what we hold about you';

/** Everything that is held about the reader, asked for when they want to see it. */
export function Held() {
  const api = useApi();
  const seeing = useMutation({
    mutationFn: () => loadHeld(api),
    onSuccess: ({ held }) => announce(`What we hold about you is shown, in ${held.length} parts.`),
  });
  const saving = useMutation({
    mutationFn: () => api.file(readablePath),
    onSuccess: (file) => saveFile(file, `${fileName}.html`),
  });
  const { data } = seeing;
  const problem = seeing.error ?? saving.error;
  return (
    <Group title="What we hold about you" saved={false}>
      <p>
        Your name, work address, bookings, what you wrote here and what we sent you. Nobody else sees this
        page.
      </p>
      <FailureNotice error={problem} />
      <div className={styles.bar}>
        <Button disabledFocusable={seeing.isPending} onClick={() => seeing.mutate()}>
          {seeing.isPending ? 'Looking it up' : 'See what we hold'}
        </Button>
        {data && (
          <>
            <Button onClick={() => saveFile(asJson(data), `${fileName}.json`)}>Download as JSON</Button>
            <Button disabledFocusable={saving.isPending} onClick={() => saving.mutate()}>
              Download to read
            </Button>
          </>
        )}
      </div>
      {data && <HeldParts held={data.held} />}
    </Group>
  );
}

const asJson = ({ now, held }: HeldReply): Blob =>
  new Blob([JSON.stringify({ now, held }, null, 2)], { type: 'application/json' });

function HeldParts({ held }: Pick<HeldReply, 'held'>) {
  return (
    <div className={styles.parts}>
      {held.map(({ name, facts }) =>
        facts.length === 0 ? (
          <p key={name} className={styles.part}>
            {name}: nothing
          </p>
        ) : (
          <details key={name} className={styles.part}>
            <summary>
              {name}: {counted(facts.length, 'entry', 'entries')}
            </summary>
            {facts.map((fact, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they never move, and two may be alike
              <dl key={index} className={styles.fact}>
                {Object.entries(fact).map(([title, value]) => (
                  <div key={title}>
                    <dt>{title}</dt>
                    <dd>{valueWords(value)}</dd>
                  </div>
                ))}
              </dl>
            ))}
          </details>
        ),
      )}
    </div>
  );
}
