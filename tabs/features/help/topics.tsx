import type { ReactNode } from 'react';

/** The texts, by the last part of their address. */
export const topics: Record<string, { title: string; text: ReactNode }> = {
  help: {
    title: 'Help and feedback',
    text: (
      <>
        <h2>Find an event</h2>
        <p>
          Events lists what is coming up by week. Choose Past for what has been, or Month for a calendar.
          Every filter stands in the address, so a link to what you see shows others the same.
        </p>
        <h2>Book, wait, give up</h2>
        <p>
          Press “Book my place”. Where every place is taken you join a waiting list. If a place comes up, it
          is offered to the first in line for a limited time. You can give up a place on the event’s page or
          in chat.
        </p>
        <h2>Keep events in your own calendar</h2>
        <p>
          Choose “Get them all” on the Events page. It has calendar links for everything, for one area, for
          Practice Week and for what you have booked, and says how Outlook, Google and Apple take them.
        </p>
        <h2>In chat</h2>
        <p>Write “help” to Norfolk Learning in chat to see all you can ask for in words.</p>
        <h2>Something is wrong</h2>
        <p>
          A message about a fault has a reference. Quote it to the collaborative’s office, and say what you
          were doing.
        </p>
      </>
    ),
  },
  accessibility: {
    title: 'Accessibility',
    text: (
      <>
        <p>These pages are made to meet the Web Content Accessibility Guidelines 2.2 at level AA.</p>
        <h2>What you can rely on</h2>
        <p>
          Everything works by keyboard, at 400% zoom and at a width of 320 pixels, in Teams’ light, dark and
          high-contrast themes and with your system’s own contrast colours. Changes are announced to screen
          readers. No fact is told by colour alone.
        </p>
        <h2>The month by keyboard</h2>
        <p>
          The table is one stop of the Tab key. Arrow keys move by day, Home and End within the week, Page Up
          and Page Down by month. Enter goes to the list of the day below the table.
        </p>
        <h2>Known limits</h2>
        <p>
          Cards in chat are drawn by Teams, and some of their focus marks are faint. Each card has a link that
          opens the same thing here.
        </p>
      </>
    ),
  },
  privacy: {
    title: 'Privacy',
    text: (
      <>
        <h2>What we keep</h2>
        <p>Your name, your work e-mail address and what you have booked. Nothing about pupils.</p>
        <h2>Who sees it</h2>
        <p>
          Editors of the collaborative see who has booked. Other people who come do not see you in the
          invitation, and nobody else is told when you join or leave.
        </p>
        <h2>How long</h2>
        <p>Bookings are kept for 24 months and the record of who changed what for 36 months, then removed.</p>
        <h2>See it, keep it, erase it</h2>
        <p>
          In Teams, under Preferences, My data. Without a sign-in, reply to one of our e-mails: an
          administrator then does it for you.
        </p>
        <h2>What we do not do</h2>
        <p>We do not track whether you open a message.</p>
      </>
    ),
  },
  terms: {
    title: 'Terms of use',
    text: (
      <>
        <h2>Who this is for</h2>
        <p>
          People who work in education in Norfolk, and those they work with. Your organisation’s own rules for
          Teams hold here too.
        </p>
        <h2>Places</h2>
        <p>
          Book a place only for yourself, and give it up when you cannot come, so that somebody else can have
          it. Joining details of a meeting are for the people who were invited.
        </p>
        <h2>What not to write</h2>
        <p>
          Nothing about a child, here or in chat. Nobody reads the chat. If you are worried about a child,
          follow your school’s safeguarding policy now.
        </p>
        <h2>What you can count on</h2>
        <p>
          We take care that dates and places are right, but events change. What the organisers tell you counts
          in case of doubt. Events marked as sample do not take place.
        </p>
      </>
    ),
  },
};
