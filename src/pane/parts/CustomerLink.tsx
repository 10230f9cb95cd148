/** A customer's name that opens its card. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useActions, usePaneState } from '../context';

const useStyles = makeStyles({
  link: {
    padding: 0,
    border: 'none',
    font: 'inherit',
    textAlign: 'left',
    overflowWrap: 'anywhere',
    color: tokens.colorBrandForegroundLink,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      borderRadius: tokens.borderRadiusMedium,
    },
  },
});

export function CustomerLink({ id, name }: { id: string; name: string }) {
  const { openCustomer } = useActions();
  const known = usePaneState(
    ({ outcome }) => outcome?.report.customers.some((customer) => customer.id === id) === true,
  );
  const styles = useStyles();
  if (!known) return name || id;
  return (
    <button type="button" className={styles.link} onClick={() => openCustomer(id, null)}>
      {name || id}
    </button>
  );
}
