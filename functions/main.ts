/** The route table: every trigger with its name, route, queue or schedule. */
import { app } from '@azure/functions';

app.http('health', {
  route: 'api/health',
  methods: ['GET'],
  authLevel: 'anonymous',
  handler: () => ({ jsonBody: { status: 'ready' } }),
});
