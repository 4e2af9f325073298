/** What the window asks about the team: its channels, their tabs, and to add, change and remove one. */
import { type Context, Hono } from 'hono';
import { problem } from '../problem.ts';
import { type ChannelTabs, tabSettingsSchema } from './channelTabs.ts';
import { team } from './team.ts';

const settingsOf = async (context: Context) =>
  tabSettingsSchema.safeParse(await context.req.json().catch(() => null));

const notThere = problem('notFound', 'There is no such channel or tab. Somebody may have removed it.');
const incomplete = problem('invalid', 'entityId, name, contentPath and websitePath are needed.');

export function channelRoutes(tabs: ChannelTabs): Hono {
  const app = new Hono();
  app.get('/', (context) => context.json({ team, tabs: tabs.all() }));
  app.post('/:channelId/tabs', async (context) => {
    const settings = await settingsOf(context);
    if (!settings.success) return context.json(incomplete, 400);
    const tab = tabs.add(context.req.param('channelId'), settings.data);
    return tab ? context.json(tab, 201) : context.json(notThere, 404);
  });
  app.put('/tabs/:id', async (context) => {
    const settings = await settingsOf(context);
    if (!settings.success) return context.json(incomplete, 400);
    const tab = tabs.change(context.req.param('id'), settings.data);
    return tab ? context.json(tab) : context.json(notThere, 404);
  });
  app.delete('/tabs/:id', (context) =>
    tabs.remove(context.req.param('id')) ? context.body(null, 204) : context.json(notThere, 404),
  );
  return app;
}
