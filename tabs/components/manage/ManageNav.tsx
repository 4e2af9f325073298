import { Link } from 'wouter';
import type { Me } from '#core/contract/api.ts';
import { manageLinks } from '../manageLinks.ts';
import styles from './ManageNav.module.css';

/** What waits for the reader stands there, and all the pages. */
const overview = { to: '/manage', name: 'Overview' };

/** The way between the pages of those who run things. Nobody sees a link to what they may not open. */
export function ManageNav({ roles, here }: { roles: Me['roles']; here: string }) {
  const links = manageLinks(roles);
  if (links.length === 0) return null;
  return (
    <nav aria-label="Manage">
      <ul className={styles.links}>
        {[overview, ...links].map(({ to, name }) => (
          <li key={to}>
            <Link href={to} className={styles.link} aria-current={to === here ? 'page' : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
