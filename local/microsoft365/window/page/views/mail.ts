/** Mail: what the shared mailbox has sent, and the current person's inbox. */
import { ukMoment } from '../days.ts';
import { h } from '../element.ts';
import { createGraphReader } from '../graph/graphReader.ts';
import { type MailFile, type MailMessage, names, readFiles, readMail } from '../graph/mailReader.ts';
import type { HostedApp, Person } from '../session.ts';
import type { View } from '../view.ts';
import { facts } from './facts.ts';
import { empty, loading } from './loading.ts';
import { paged } from './pages.ts';
import { segments } from './segments.ts';

const kinds: Record<string, string> = {
  meetingRequest: 'Invitation',
  meetingCancelled: 'Cancellation',
  meetingAccepted: 'Accepted',
  meetingTenativelyAccepted: 'Tentative',
  meetingDeclined: 'Declined',
};
const kindOf = ({ meetingMessageType }: MailMessage) => kinds[meetingMessageType ?? ''] ?? 'Mail';

/** Opening in a frame without permissions keeps the mail's scripts, forms and styles away from the window. */
const body = ({ body: { contentType, content }, subject }: MailMessage) =>
  contentType.toLowerCase() === 'html'
    ? h('iframe', {
        class: 'mail-body',
        sandbox: '',
        title: `Text of ${subject || 'the mail'}`,
        srcdoc: `<!doctype html><meta charset="utf-8"><style>body{font:15px/1.5 system-ui,sans-serif;margin:16px;color:#242433;background:#fff;overflow-wrap:anywhere}</style>${content}`,
      })
    : h('pre', { class: 'mail-body' }, content);

const download = ({ name, contentType, contentBytes }: MailFile) =>
  h('a', { href: `data:${contentType.replace(/;.*/, '')};base64,${contentBytes}`, download: name }, name);

/** Names of what went along, to be opened; read once the mail is. */
const files = (read: () => Promise<MailFile[]>): HTMLElement => {
  const names = h('span', {}, 'Reading…');
  void read().then(
    (found) => names.replaceChildren(...found.flatMap((file) => [download(file), ' '])),
    () => names.replaceChildren('Outlook does not say what.'),
  );
  return names;
};

const message = (mail: MailMessage, read: () => Promise<MailFile[]>) => [
  h('h2', {}, mail.subject || 'Without a subject'),
  facts([
    ['Kind', kindOf(mail)],
    ['From', mail.from ? names([mail.from]) : ''],
    ['To', names(mail.toRecipients)],
    ['Blind copy', names(mail.bccRecipients)],
    ['Sent', ukMoment(mail.sentDateTime)],
    ['Attached', mail.hasAttachments ? files(read) : null],
  ]),
  body(mail),
];

type Options = {
  app: HostedApp;
  person: Person;
  folder: 'sent' | 'inbox';
  onFolder(folder: 'sent' | 'inbox'): void;
};

export function mailView({ app, person, folder, onFolder }: Options): View {
  const graph = createGraphReader(person.objectId);
  const [mailbox, name] =
    folder === 'sent' ? [app.mailbox, 'sentitems' as const] : [person.objectId, 'inbox' as const];
  const content = h('div', { class: 'filling' });
  const open = h('article', { class: 'mail-open', tabindex: -1 });

  const entry = (mail: MailMessage) =>
    h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: 'mail-entry',
          onclick: (event) => {
            for (const other of content.querySelectorAll('.mail-entry'))
              other.removeAttribute('aria-current');
            (event.currentTarget as HTMLElement).setAttribute('aria-current', 'true');
            open.replaceChildren(...message(mail, () => readFiles(graph, mailbox, mail.id)));
            open.focus();
          },
        },
        h(
          'span',
          { class: 'mail-who' },
          folder === 'sent'
            ? `To ${names(mail.toRecipients) || 'nobody'}`
            : mail.from
              ? names([mail.from])
              : '',
        ),
        h('span', { class: 'mail-when' }, ukMoment(mail.sentDateTime)),
        h(
          'span',
          { class: 'mail-subject' },
          h('span', { class: 'badge' }, kindOf(mail)),
          mail.subject || 'Without a subject',
        ),
      ),
    );

  loading(content, {
    what: 'Reading the mailbox',
    load: () => readMail(graph, mailbox, name, null),
    draw: (first) => {
      if (first.value.length === 0) {
        return [
          empty(
            'No mail',
            folder === 'sent' ? 'The collaborative has sent nothing yet.' : 'Nothing has arrived yet.',
          ),
        ];
      }
      const list = h('ul', { class: 'mail-list' });
      const rest = paged({
        first,
        read: (next) => readMail(graph, mailbox, name, next),
        append: (mails) => list.append(...mails.map(entry)),
      });
      open.replaceChildren(h('p', { class: 'quiet' }, 'Choose a mail to read it.'));
      return [h('div', { class: 'mail' }, h('div', { class: 'mail-column' }, list, rest), open)];
    },
  });

  return {
    title: 'Mail',
    element: h(
      'div',
      { class: 'filling' },
      h(
        'div',
        { class: 'tools' },
        segments(
          'Folder',
          [
            { value: 'sent' as const, label: 'Sent by the collaborative' },
            { value: 'inbox' as const, label: 'My inbox' },
          ],
          folder,
          onFolder,
        ),
      ),
      content,
    ),
  };
}
