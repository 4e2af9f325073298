/** What administrators and approvers were told of, and who said that they see to it. */
import { changeAlert } from '../../sync/alerts/alert.ts';
import { type Holding, rewrite } from '../holding.ts';

export const alerts: Holding = {
  name: 'Alerts and requests for approval',
  async see({ alerts, askings }, { keys }) {
    const [raised, asked] = await Promise.all([alerts.all(), askings.all()]);
    const isTold = ({ person }: { person: string }): boolean => keys.includes(person);
    return [
      ...raised
        .map(({ value }) => value)
        .filter(({ told, owner }) => told.some(isTold) || (owner !== null && keys.includes(owner.key)))
        .map(({ raisedAt, owner }) => ({
          What: 'We told you that something needs an administrator',
          When: raisedAt,
          'You said you see to it': owner !== null && keys.includes(owner.key),
        })),
      ...asked
        .filter(({ told }) => told.some(isTold))
        .map(({ askedAt }) => ({ What: 'We asked you to approve a digest', When: askedAt })),
    ];
  },
  async erase({ alerts, askings }, { keys }, { key, name }) {
    const others = <T extends { person: string }>(told: readonly T[]): T[] =>
      told.filter(({ person }) => !keys.includes(person));
    for (const { value } of await alerts.all())
      await changeAlert(alerts, value.id, (alert) => {
        const isOwner = alert.owner !== null && keys.includes(alert.owner.key);
        const told = others(alert.told);
        if (!isOwner && told.length === alert.told.length) return null;
        return {
          ...alert,
          told,
          owner: isOwner && alert.owner ? { ...alert.owner, key, name } : alert.owner,
        };
      });
    for (const { id, told } of await askings.all())
      if (others(told).length < told.length)
        await rewrite(
          { read: () => askings.get(id), put: (asking, etag) => askings.put(asking, etag) },
          (asking) => ({ ...asking, told: others(asking.told) }),
        );
    return null;
  },
};
