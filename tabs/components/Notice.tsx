import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { type ReactNode, useEffect, useRef } from 'react';
import { announce as say } from './announce.tsx';
import styles from './Notice.module.css';

const icons = {
  info: InfoRegular,
  success: CheckmarkCircleRegular,
  warning: WarningRegular,
  error: ErrorCircleRegular,
};

type Props = {
  tone: keyof typeof icons;
  children: ReactNode;
  action?: ReactNode;
  /** Says the text once when it appears. */
  announce?: 'polite' | 'assertive';
};

/** A bar with a message. Fluent's own brings 9 KB of tab order machinery that the first screen does not need. */
export function Notice({ tone, children, action, announce }: Props) {
  const text = useRef<HTMLDivElement>(null);
  const Icon = icons[tone];
  useEffect(() => {
    if (announce) say(text.current?.textContent ?? '', announce);
  }, [announce]);
  return (
    <div className={`${styles.notice} ${styles[tone]}`}>
      <Icon className={styles.icon ?? ''} aria-hidden />
      <div ref={text} className={styles.text}>
        {children}
      </div>
      {action}
    </div>
  );
}
