import type { FluentIcon } from '@fluentui/react-icons';
import styles from './Badge.module.css';

type Props = {
  tone: 'success' | 'warning' | 'danger' | 'brand' | 'quiet';
  icon: FluentIcon;
  children: string;
};

/** Where something stands, as word and icon: never by colour alone. */
export function Badge({ tone, icon: Icon, children }: Props) {
  return (
    <span className={`${styles.badge} ${styles[tone]}`}>
      <Icon aria-hidden />
      {children}
    </span>
  );
}
