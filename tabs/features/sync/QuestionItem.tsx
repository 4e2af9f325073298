import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { SyncReply } from '#core/contract/api.ts';
import type { Answer } from '#core/sync/inbound/question.ts';
import { askedWords, keepWords } from '#core/sync/inbound/questionWords.ts';
import { useApi } from '../../api/context.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { notify } from '../../components/toast.tsx';
import { answerQuestion } from './api.ts';
import styles from './SyncPage.module.css';

type Props = {
  question: SyncReply['questions'][number];
  /** Whether the reader may answer. */
  decides: boolean;
  onAnswered?: () => void;
};

/** One edit that people would be told of: what it was, and the two things that can be done about it. */
export function QuestionItem({ question, decides, onAnswered }: Props) {
  const api = useApi();
  const queries = useQueryClient();
  const answering = useMutation({
    mutationFn: (answer: Answer) => answerQuestion(api, question.id, answer),
    onSuccess(reply, answer) {
      onAnswered?.();
      queries.setQueryData(['sync'], reply);
      notify(answer === 'keep' ? 'Kept.' : 'Put back.');
    },
    onError: () => queries.invalidateQueries({ queryKey: ['sync'] }),
  });
  const { title, changes } = question;
  return (
    <li className={styles.question}>
      <h3 className={styles.name}>
        <Link href={`/events/${question.eventId}`} className={styles.link}>
          {title}
        </Link>
      </h3>
      <p className={styles.words}>{askedWords(question)}</p>
      <dl className={styles.changes}>
        {changes.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd>
              The app says {before}; it was changed to {after}.
            </dd>
          </div>
        ))}
      </dl>
      <FailureNotice error={answering.error} />
      {decides && (
        <div className={styles.bar}>
          <Button
            disabledFocusable={answering.isPending}
            aria-label={`Put back, ${title}`}
            onClick={() => answering.mutate('putBack')}
          >
            Put back
          </Button>
          <Button
            disabledFocusable={answering.isPending}
            aria-label={`${keepWords(question)}, ${title}`}
            onClick={() => answering.mutate('keep')}
          >
            {keepWords(question)}
          </Button>
        </div>
      )}
    </li>
  );
}
