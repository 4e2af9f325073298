/** How Azurite, Microsoft's local storage account, is launched: its arguments and its connection string. */
import { createRequire } from 'node:module';
import path from 'node:path';

export type AzuritePorts = { blob: number; queue: number; table: number };

/** The account and key that every Azurite has (Azurite documentation, "Default storage account"): no secret. */
const account = 'devstoreaccount1';
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export const azuriteConnectionString = ({ blob, queue, table }: AzuritePorts): string =>
  [
    'DefaultEndpointsProtocol=http',
    `AccountName=${account}`,
    `AccountKey=${key}`,
    `BlobEndpoint=http://127.0.0.1:${blob}/${account}`,
    `QueueEndpoint=http://127.0.0.1:${queue}/${account}`,
    `TableEndpoint=http://127.0.0.1:${table}/${account}`,
    '',
  ].join(';');

/** Arguments for `node`. @param folder where the data is kept */
export const azuriteArgs = (ports: AzuritePorts, folder: string): string[] => [
  path.join(
    path.dirname(createRequire(import.meta.url).resolve('azurite/package.json')),
    'dist/src/azurite.js',
  ),
  '--silent',
  '--disableTelemetry',
  '--skipApiVersionCheck',
  '--disableProductStyleUrl',
  ...['--location', folder],
  ...['--blobPort', String(ports.blob)],
  ...['--queuePort', String(ports.queue)],
  ...['--tablePort', String(ports.table)],
];
