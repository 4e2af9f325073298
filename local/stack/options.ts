/** What `npm start` understands. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PartError } from './part.ts';

export type StartOptions = {
  /** First of the ports used; the front door's. */
  port: number;
  /** Where everything that outlives a start is kept. */
  state: string;
  reset: boolean;
  /** Run the function app with Azure Functions Core Tools. */
  coreTools: boolean;
  /** Load the county's programme and the sample programme. */
  content: boolean;
  chat: boolean;
  /** People without the app get it with their first digest. */
  installApp: boolean;
  /** Licences of the local tenant: SharePoint takes more from tenants that have more. */
  licences: number;
  /** What time it is for all parts at the start; null for the machine's own. */
  at: Date | null;
};

/** Puts the local tenant into the largest tier, 6,250 resource units a minute (about 3,100 list items). */
const manyLicences = '50001';

const usage = `npm start -- [options]

  --reset         begin afresh: forget everything stored on this machine
  --port N        first port to use (5300)
  --no-chat       without Chat in the window
  --no-content    without the county's programme and the sample programme
  --func          run the service with Azure Functions Core Tools
  --state FOLDER  where everything is kept (.local)
  --install-app   the service installs the app for people who have not got it
  --at TIME       what time it is for all of it, such as 2026-11-23T09:00:00Z: on a Sunday try out what happens on
                  school days. Give it a --state of its own
  --licences N    how many licences the local tenant has (${manyLicences}). SharePoint takes less from smaller ones:
                  1,250 resource units a minute up to 1,000 licences; a list item written costs 2
`;

/** @throws PartError with the usage when an option is unknown or its value is wrong */
export const readOptions = (args: readonly string[], root: string): StartOptions => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        reset: { type: 'boolean', default: false },
        port: { type: 'string', default: '5300' },
        'no-chat': { type: 'boolean', default: false },
        'no-content': { type: 'boolean', default: false },
        'install-app': { type: 'boolean', default: false },
        func: { type: 'boolean', default: false },
        state: { type: 'string', default: '.local' },
        licences: { type: 'string', default: manyLicences },
        at: { type: 'string' },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1024 || port > 65_000)
      throw new Error(`${values.port} is not a port from 1024 to 65000.`);
    const licences = Number(values.licences);
    if (!Number.isInteger(licences) || licences < 0)
      throw new Error(`${values.licences} is not a number of licences.`);
    const at = values.at === undefined ? null : new Date(values.at);
    if (at && Number.isNaN(at.getTime())) throw new Error(`${values.at} is not a time.`);
    return {
      at,
      port,
      state: path.resolve(root, values.state),
      reset: values.reset,
      coreTools: values.func,
      content: !values['no-content'],
      chat: !values['no-chat'],
      installApp: values['install-app'],
      licences,
    };
  } catch (error) {
    throw new PartError(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
};
