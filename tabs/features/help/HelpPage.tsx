import { BackLink } from '../../components/BackLink.tsx';
import { NotFoundPage } from '../../components/NotFoundPage.tsx';
import { Page } from '../../components/Page.tsx';
import styles from './HelpPage.module.css';
import { topics } from './topics.tsx';

/** Help, the accessibility statement, the privacy notice. Also shown to people who are not signed in. */
export default function HelpPage({ topic = 'help' }: { topic: string | undefined }) {
  const page = topics[topic];
  if (!page) return <NotFoundPage what="page" />;
  return (
    <Page key={topic} title={page.title} before={<BackLink href="/events">Events</BackLink>}>
      <div className={styles.text}>{page.text}</div>
    </Page>
  );
}
