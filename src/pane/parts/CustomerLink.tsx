/** A customer's name that opens its card. */
import { useActions, usePaneState } from '../context';
import { LinkButton } from './LinkButton';

export function CustomerLink({ id, name }: { id: string; name: string }) {
  const { openCustomer } = useActions();
  const known = usePaneState(
    ({ outcome }) => outcome?.report.customers.some((customer) => customer.id === id) === true,
  );
  if (!known) return name || id;
  return <LinkButton onClick={() => openCustomer(id, null)}>{name || id}</LinkButton>;
}
