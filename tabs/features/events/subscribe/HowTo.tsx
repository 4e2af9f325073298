import styles from './SubscribePage.module.css';

/** Where to paste a calendar's link, by the programs that most people have. */
export function HowTo() {
  return (
    <section className={styles.section} aria-labelledby="how">
      <h2 id="how" className={styles.title}>
        How to add a link to your calendar
      </h2>
      <h3 className={styles.program}>Outlook and the calendar in Teams</h3>
      <ol className={styles.steps}>
        <li>Copy the link.</li>
        <li>In Outlook, open Calendar and choose Add calendar, then Subscribe from web.</li>
        <li>Paste the link, give it a name and choose Import.</li>
      </ol>
      <h3 className={styles.program}>Google Calendar</h3>
      <ol className={styles.steps}>
        <li>Copy the link, and open Google Calendar on a computer.</li>
        <li>Beside Other calendars, press the plus sign and choose From URL.</li>
        <li>Paste the link and choose Add calendar. It then shows on your phone too.</li>
      </ol>
      <h3 className={styles.program}>Apple Calendar</h3>
      <ol className={styles.steps}>
        <li>On an iPhone, iPad or Mac, press Open in a calendar app and confirm.</li>
        <li>
          Or copy the link. On a Mac choose File, New Calendar Subscription; on an iPhone choose Calendars,
          Add Calendar, Add Subscription Calendar.
        </li>
      </ol>
      <p className={styles.text}>
        Each program decides how often it looks: Outlook and Apple every few hours, Google about twice a day.
        A link to a meeting in these calendars is always right: it opens the event, and the meeting itself
        from 15 minutes before.
      </p>
    </section>
  );
}
