/** Every customer of the ledger, searched and ordered, and the one whose row is selected in the sheet. */
import { Button, Input, makeStyles } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useMemo } from 'react';
import type { CustomerFigures } from '../../commands';
import { formatCount } from '../../text';
import { useActions, usePaneState, useWords } from '../context';
import { CUSTOMER_ORDERS, filterCustomers, orderCustomers, type CustomerOrder } from '../customers';
import { Choice } from '../parts/Choice';
import { CustomerRow } from '../parts/CustomerRow';
import { VirtualList } from '../parts/VirtualList';
import { useCommonStyles } from '../styles';

/** Wanted now and then: fetched with the first list of customers. */
const SameCustomers = lazy(() => import('../parts/SameCustomers'));

const ROW_HEIGHT = 84;

const useStyles = makeStyles({
  control: { width: '100%', minWidth: 0 },
});

export function Customers() {
  const outcome = usePaneState((state) => state.outcome);
  const { ui } = useWords();
  const common = useCommonStyles();
  const customers = outcome?.report.customers;
  return (
    <div className={common.screen}>
      <SelectedCustomer customers={customers ?? []} />
      {customers === undefined && <p className={common.text}>{ui.common.loading}</p>}
      {customers?.length === 0 && <p className={common.text}>{ui.customers.none}</p>}
      {customers !== undefined && customers.length > 1 && (
        <Suspense fallback={null}>
          <SameCustomers />
        </Suspense>
      )}
      {customers !== undefined && customers.length > 0 && <CustomerList customers={customers} />}
    </div>
  );
}

function SelectedCustomer({ customers }: { customers: readonly CustomerFigures[] }) {
  const selected = usePaneState((state) => state.selectedCustomer);
  const { openCustomer } = useActions();
  const { ui } = useWords();
  const common = useCommonStyles();
  const figures = customers.find(({ id }) => id === selected);
  return (
    <div role="status" className={common.live}>
      {figures && (
        <div className={common.card}>
          <div className={common.spread}>
            <span className={common.text}>{ui.customers.selected(figures.name || figures.id)}</span>
            <Button size="small" onClick={() => openCustomer(figures.id, figures.id)}>
              {ui.customers.open}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

function CustomerList({ customers }: { customers: readonly CustomerFigures[] }) {
  const search = usePaneState((state) => state.customerSearch);
  const order = usePaneState((state) => state.customerOrder);
  const returnTo = usePaneState((state) => state.returnTo);
  const { returned } = useActions();
  const { ui, language } = useWords();
  const common = useCommonStyles();
  const ordered = useMemo(() => orderCustomers(customers, order, language), [customers, order, language]);
  const shown = useMemo(() => filterCustomers(ordered, search), [ordered, search]);
  return (
    <>
      <ListControls />
      <span className={common.small} role="status">
        {shown.length === 0
          ? ui.customers.noMatch
          : ui.customers.shown(formatCount(shown.length), formatCount(customers.length))}
      </span>
      <VirtualList
        label={ui.tabs.customers}
        rows={shown}
        keyOf={({ id }) => id}
        estimatedHeight={ROW_HEIGHT}
        returnTo={returnTo}
        onReturned={returned}
      >
        {(figures, tabIndex) => <CustomerRow figures={figures} tabIndex={tabIndex} />}
      </VirtualList>
    </>
  );
}

function ListControls() {
  const search = usePaneState((state) => state.customerSearch);
  const order = usePaneState((state) => state.customerOrder);
  const { searchCustomers, orderCustomers: setOrder } = useActions();
  const { ui } = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  const names: Readonly<Record<CustomerOrder, string>> = {
    utilisation: ui.customers.byUtilisation,
    overdue: ui.customers.byOverdue,
    exposure: ui.customers.byExposure,
    name: ui.customers.byName,
  };
  return (
    <div className={common.stack}>
      <Input
        className={styles.control}
        type="search"
        contentBefore={<Search20Regular aria-hidden />}
        aria-label={ui.customers.search}
        placeholder={ui.customers.search}
        value={search}
        onChange={(_, { value }) => searchCustomers(value)}
      />
      <Choice
        label={ui.customers.order}
        value={order}
        options={CUSTOMER_ORDERS.map((value) => ({ value, name: names[value] }))}
        onChange={setOrder}
      />
    </div>
  );
}
