import { Link } from 'wouter';
import { BackLink } from '../../components/BackLink.tsx';
import { NotFoundPage } from '../../components/NotFoundPage.tsx';
import { Page } from '../../components/Page.tsx';
import styles from './HelpPage.module.css';
import { topics } from './topics.tsx';

/** Help, the accessibility statement, the privacy notice, the terms of use. Also shown to people who are not signed in. */
export default function HelpPage({ topic = 'help' }: { topic: string | undefined }) {
  const page = Object.hasOwn(topics, topic) ? topics[topic] : undefined;
  if (!page) return <NotFoundPage what="page" />;
  return (
    <Page key={topic} title={page.title} before={<BackLink href="/events">Events</BackLink>}>
      <div className={styles.text}>{page.text}</div>
      <nav className={styles.others} aria-label="More about this app">
        {Object.entries(topics)
          .filter(([name]) => name !== topic)
          .map(([name, { title }]) => (
            <Link key={name} href={`/help/${name}`}>
              {title}
            </Link>
          ))}
      </nav>
    </Page>
  );
}
