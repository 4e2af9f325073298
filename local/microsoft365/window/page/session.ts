/** Who may be played and which app is shown, as the window's server says. */
import { z } from 'zod';

const personSchema = z.object({
  objectId: z.string(),
  displayName: z.string(),
  jobTitle: z.string(),
  userPrincipalName: z.string(),
  mail: z.string(),
  userType: z.enum(['Member', 'Guest']),
});
export type Person = z.infer<typeof personSchema>;

const appSchema = z.object({
  name: z.string(),
  tabs: z.array(z.object({ entityId: z.string(), name: z.string(), contentPath: z.string() })),
  /** The page that asks what a channel's tab is to show. */
  configurationPath: z.string().nullable(),
  appId: z.string(),
  tenantId: z.string(),
  /** Address of the shared mailbox. */
  mailbox: z.string(),
  /** Host and path as Graph wants them: `norfolk.sharepoint.example:/sites/NorfolkLearning`. */
  site: z.string(),
  /** Whether there is a chat to open. */
  chat: z.boolean(),
});
export type HostedApp = z.infer<typeof appSchema>;
export type AppTab = HostedApp['tabs'][number];

const fetchJson = async (path: string): Promise<unknown> => {
  const reply = await fetch(path);
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}`);
  return reply.json();
};

/** @throws when the window's server does not answer */
export async function readSession(): Promise<{ people: Person[]; app: HostedApp }> {
  const [people, app] = await Promise.all([fetchJson('/window/people.json'), fetchJson('/window/app.json')]);
  return {
    people: z.object({ people: z.array(personSchema) }).parse(people).people,
    app: appSchema.parse(app),
  };
}
