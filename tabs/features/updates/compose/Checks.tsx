import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useDeferredValue, useMemo } from 'react';
import type { UpdateDetails } from '#core/updates/update.ts';
import { followersWords } from '../../../components/areas/followersWords.ts';
import type { FieldProblem } from '../../../components/forms/ErrorSummary.tsx';
import { adviceOn, easyAgeOf } from './advice.ts';
import styles from './Checks.module.css';

type Props = { details: UpdateDetails; problems: FieldProblem[]; followers: number | null };

/** What has to be mended before review, what could read better, and who will get it. Each leads to its field. */
export function Checks({ details, problems, followers }: Props) {
  const settled = useDeferredValue(details);
  const advice = useMemo(() => adviceOn(settled), [settled]);
  const age = useMemo(() => easyAgeOf(settled), [settled]);
  return (
    <section className={styles.checks} aria-labelledby="checks">
      <h2 id="checks">Checks{problems.length > 0 && ` (${problems.length} to mend)`}</h2>
      <ul>
        {problems.length === 0 && (
          <li>
            <CheckmarkCircleRegular aria-hidden className={styles.good ?? ''} />
            <span>Nothing has to be mended.</span>
          </li>
        )}
        {problems.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <WarningRegular aria-hidden className={styles.mend ?? ''} />
            <span>
              <strong>Mend:</strong> <FieldLink field={field}>{message}</FieldLink>
            </span>
          </li>
        ))}
        {advice.map(({ field, message }) => (
          <li key={message}>
            <LightbulbRegular aria-hidden />
            <span>
              Advice: <FieldLink field={field}>{message}</FieldLink>
            </span>
          </li>
        ))}
        {age !== null && (
          <li>
            <CheckmarkCircleRegular aria-hidden className={styles.good ?? ''} />
            <span>Reads at about age {age}.</span>
          </li>
        )}
      </ul>
      {followers !== null && <p>{followersWords(followers)}</p>}
    </section>
  );
}

const FieldLink = ({ field, children }: { field: string; children: string }) => (
  <a
    href={`#${field}`}
    onClick={(click) => {
      click.preventDefault();
      document.getElementById(field)?.focus();
    }}
  >
    {children}
  </a>
);
