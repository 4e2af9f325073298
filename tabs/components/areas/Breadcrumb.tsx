import { Link } from 'wouter';
import styles from './Breadcrumb.module.css';

type Step = { href: string; label: string };

/** The way from the top down to this page; the page itself stands in its title. */
export function Breadcrumb({ steps }: { steps: readonly Step[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className={styles.steps}>
        {steps.map(({ href, label }) => (
          <li key={href}>
            <Link href={href} className={styles.link}>
              {label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
