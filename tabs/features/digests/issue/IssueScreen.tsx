import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, useSearch } from 'wouter';
import { announce } from '../../../components/announce.tsx';
import { Breadcrumb } from '../../../components/areas/Breadcrumb.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Page } from '../../../components/Page.tsx';
import { ApproveStep } from '../approve/ApproveStep.tsx';
import { ChooseStep } from '../choose/ChooseStep.tsx';
import { PreviewStep } from '../preview/PreviewStep.tsx';
import { StateBadge } from '../StateBadge.tsx';
import { SendStep } from '../send/SendStep.tsx';
import styles from './IssueScreen.module.css';
import { OutdatedItems } from './OutdatedItems.tsx';
import { stepAddress, stepNames, stepOf, steps } from './steps.ts';
import type { Work } from './work.ts';

const bodies = { choose: ChooseStep, preview: PreviewStep, approve: ApproveStep, send: SendStep };

type Props = { work: Work; saved?: ReactNode; notices?: ReactNode };

/** An issue with its four steps, of which one is shown. */
export function IssueScreen({ work, saved, notices }: Props) {
  const { issue, problem } = work;
  const search = useSearch();
  // Where an issue is going changes its next step, never the one that somebody looks at.
  const [begun] = useState(issue.state);
  const step = stepOf(search, begun);
  const place = `Step ${steps.indexOf(step) + 1} of 4: ${stepNames[step]}`;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    heading.current?.focus();
    announce(place);
  }, [step, place]);
  const Body = bodies[step];
  return (
    <Page
      title={issue.title}
      before={<Breadcrumb steps={[{ href: '/manage/digests', label: 'Digests' }]} />}
      actions={
        <>
          {saved}
          <StateBadge state={issue.state} />
        </>
      }
    >
      <div className={styles.screen}>
        <nav aria-label="Steps">
          <ol className={styles.steps}>
            {steps.map((each) => (
              <li key={each}>
                <Link
                  href={stepAddress(issue.id, each)}
                  className={styles.step}
                  aria-current={each === step ? 'step' : undefined}
                >
                  {stepNames[each]}
                </Link>
              </li>
            ))}
          </ol>
        </nav>
        {notices}
        <OutdatedItems outdated={issue.outdated} items={issue.items} />
        <FailureNotice error={problem} />
        <section aria-labelledby="step" className={styles.body}>
          <h2 id="step" ref={heading} tabIndex={-1} className={styles.title}>
            {place}
          </h2>
          <Body work={work} />
        </section>
      </div>
    </Page>
  );
}
