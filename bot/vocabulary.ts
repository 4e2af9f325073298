/** The words people use for what the bot can do. The first phrase of each is its name in answers. */

export const commandNames = [
  'help',
  'events',
  'deadlines',
  'practice week',
  'my bookings',
  'areas',
  'updates',
  'digest',
  'preferences',
  'follow',
  'unfollow',
  'pause',
  'resume',
  'channel settings',
  'sync',
  'book',
  'cancel',
] as const;
export type CommandName = (typeof commandNames)[number];

/** Lower case, one space between words. Longer phrases win over shorter ones. */
export const phrases: Readonly<Record<CommandName, readonly string[]>> = {
  help: [
    'help',
    '?',
    'hi',
    'hello',
    'menu',
    'start',
    'what can you do',
    'what can i ask',
    'how does this work',
  ],
  events: [
    'events',
    'event',
    'meetings',
    'meeting',
    'training',
    'dates',
    'calendar',
    'programme',
    'whats on',
    'visits',
    'visit',
    'webinars',
    'webinar',
    'workshops',
    'workshop',
    'conferences',
    'conference',
    'networks',
    'sessions',
  ],
  deadlines: ['deadlines', 'deadline', 'key dates', 'key date', 'due'],
  'practice week': ['practice week', 'pw'],
  'my bookings': [
    'my bookings',
    'bookings',
    'my booking',
    'my places',
    'places',
    'my week',
    'my events',
    'my calendar',
    'waiting list',
    'diary',
    'agenda',
  ],
  areas: ['areas', 'area', 'priority areas', 'priority area', 'priorities', 'themes'],
  updates: ['updates', 'update', 'news', 'whats new', 'latest'],
  digest: ['digest', 'my digest', 'this weeks digest', 'summary'],
  preferences: [
    'preferences',
    'my preferences',
    'settings',
    'stop',
    'fewer',
    'fewer messages',
    'too many messages',
    'unsubscribe',
    'how often',
  ],
  follow: ['follow', 'subscribe to', 'subscribe', 'keep me posted on'],
  unfollow: ['unfollow', 'stop following', 'unsubscribe from'],
  pause: [
    'pause',
    'pause until',
    'quiet',
    'quiet until',
    'be quiet until',
    'mute',
    'mute until',
    'take a break until',
  ],
  resume: ['resume', 'unpause', 'unmute', 'start again'],
  'channel settings': ['channel settings', 'this channel', 'set up channel', 'set up this channel'],
  sync: ['sync', 'sync health', 'sync status', 'status', 'synchronising'],
  book: ['book', 'reserve', 'sign me up for', 'sign me up', 'ill go to', 'ill go', 'join'],
  cancel: ['cancel', 'give up', 'withdraw', 'i cannot come to', 'i cant come to', 'drop out of', 'unbook'],
};

/**
 * These change something, so they are understood at the start of a sentence only. Booking and giving up ask before they
 * act; the others say what they did and how to take it back.
 */
export const actingCommands: ReadonlySet<CommandName> = new Set([
  'book',
  'cancel',
  'follow',
  'unfollow',
  'pause',
  'resume',
]);

/** For few people: answered, but not offered to somebody we did not understand. */
export const rareCommands: ReadonlySet<CommandName> = new Set(['sync', 'channel settings']);

/** Openings and courtesies that carry no meaning for a command, longest first. */
export const courtesies: readonly string[] = [
  'good morning',
  'good afternoon',
  'good evening',
  'would you mind',
  'i would like to',
  'i would like',
  'id like to',
  'id like',
  'i want to',
  'i want',
  'can you show me',
  'could you show me',
  'can you tell me',
  'can i have',
  'can i see',
  'can you',
  'could you',
  'would you',
  'can i',
  'could i',
  'may i',
  'please',
  'thank you',
  'thanks',
  'show me',
  'tell me',
  'give me',
  'list',
  'show',
  'find me',
  'find',
  'hello',
  'hey',
  'hi',
  'dear',
];

/** Words that name no event by themselves. */
export const fillers: ReadonlySet<string> = new Set(
  'a an the of for on at in to and or my me i is are there any what which when where with about all coming upcoming next from by place places spot seat up session event events do we have it that this happening going'.split(
    ' ',
  ),
);
