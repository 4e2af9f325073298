import styles from './OnThisPage.module.css';

const sections = [
  { id: 'focus', label: 'Focus' },
  { id: 'involved', label: 'Get involved' },
  { id: 'updates', label: 'Updates' },
  { id: 'meetings', label: 'Meetings' },
  { id: 'resources', label: 'Resources' },
];

/** Leads to the parts of a long page, taking focus along. */
export function OnThisPage() {
  return (
    <nav className={styles.nav} aria-label="On this page">
      <ul>
        {sections.map(({ id, label }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(click) => {
                // The address stays as it is, so that the way back leads to the page before.
                click.preventDefault();
                const heading = document.getElementById(id);
                heading?.focus({ preventScroll: true });
                heading?.scrollIntoView({ block: 'start' });
              }}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
