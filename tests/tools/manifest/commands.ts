/** Identity, requirements, the one shared runtime, and the ribbon. */
import type { Fault, ManifestElement } from './document';
import { childNamed, elementsNamed, faultAt } from './document';
import { resourcesOf } from './resources';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const versionNumber = /^\d{1,5}(\.\d{1,5}){1,3}$/;
const idLengthMax = 125;
/** Per Icon; Office takes others besides. */
const iconSidesRequired = ['16', '32', '80'] as const;
/** Microsoft's guidance for add-in commands: groups on a tab, commands in a group. */
const groupsMax = 6;
const commandsPerGroupMax = 7;
const functionName = /^[A-Za-z_]\w*$/;
const requirements: Readonly<Record<string, string>> = { ExcelApi: '1.14', SharedRuntime: '1.1' };

export function identityFaults(root: ManifestElement): Fault[] {
  const id = childNamed(root, 'app:Id');
  const version = childNamed(root, 'app:Version');
  const permissions = childNamed(root, 'app:Permissions');
  const type = root.attributes['type'];
  return [
    ...(type === 'TaskPaneApp'
      ? []
      : [faultAt(root, 'root.type', `xsi:type is ${type ?? 'absent'}, not TaskPaneApp`)]),
    ...(id === undefined || guid.test(id.text) ? [] : [faultAt(id, 'id.guid', `"${id.text}" is no GUID`)]),
    ...(version === undefined || versionNumber.test(version.text)
      ? []
      : [
          faultAt(
            version,
            'version.format',
            `"${version.text}" is not two to four numbers of at most five digits`,
          ),
        ]),
    ...(permissions === undefined || permissions.text === 'ReadWriteDocument'
      ? []
      : [faultAt(permissions, 'permissions', `"${permissions.text}" is not ReadWriteDocument`)]),
  ];
}

export function requirementFaults(root: ManifestElement): Fault[] {
  const sets = elementsNamed(root, 'app:Set');
  const place = childNamed(root, 'app:Requirements') ?? root;
  const hosts = [
    ...elementsNamed(root, 'app:Host').map((host) => ({ host, name: host.attributes['Name'] ?? '' })),
    ...elementsNamed(root, 'over:Host').map((host) => ({ host, name: host.attributes['type'] ?? '' })),
  ];
  return [
    ...Object.entries(requirements).flatMap(([name, version]) => {
      const set = sets.find(({ attributes }) => attributes['Name'] === name);
      if (set?.attributes['MinVersion'] === version) return [];
      return [faultAt(set ?? place, 'requirement', `must require ${name} ${version}`)];
    }),
    ...sets
      .filter(({ attributes }) => requirements[attributes['Name'] ?? ''] === undefined)
      .map((set) =>
        faultAt(set, 'requirement', `must not require ${set.attributes['Name'] ?? 'a nameless set'}`),
      ),
    ...hosts
      .filter(({ name }) => name !== 'Workbook')
      .map(({ host, name }) => faultAt(host, 'host', `"${name}" is not Workbook`)),
  ];
}

/** Pane, ribbon functions and runtime are one page, or state would be split between several. */
export function runtimeFaults(root: ManifestElement): Fault[] {
  const [runtime, ...others] = elementsNamed(root, 'over:Runtime');
  if (runtime === undefined) return [];
  const resid = runtime.attributes['resid'];
  const page = resourcesOf(root).find(({ id }) => id === resid)?.element.attributes['DefaultValue'];
  const start = elementsNamed(root, 'app:SourceLocation');
  return [
    ...others.map((other) => faultAt(other, 'runtime.single', 'there must be one runtime')),
    ...(runtime.attributes['lifetime'] === 'long'
      ? []
      : [faultAt(runtime, 'runtime.lifetime', 'a shared runtime has lifetime "long"')]),
    ...elementsNamed(root, 'over:FunctionFile', 'over:SourceLocation')
      .filter(({ attributes }) => attributes['resid'] !== resid)
      .map((other) =>
        faultAt(other, 'runtime.resid', `${other.name} must use the runtime's resource "${resid ?? ''}"`),
      ),
    ...start
      .filter(({ attributes }) => page !== undefined && attributes['DefaultValue'] !== page)
      .map((other) =>
        faultAt(other, 'runtime.page', `the start page must be the runtime's page ${page ?? ''}`),
      ),
    ...elementsNamed(root, 'over:TaskpaneId').map((other) =>
      faultAt(other, 'runtime.taskpaneId', 'a shared runtime takes no TaskpaneId'),
    ),
  ];
}

export function ribbonFaults(root: ManifestElement, functions: readonly string[]): Fault[] {
  return [
    ...iconFaults(root),
    ...elementIdFaults(root),
    ...tooMany(elementsNamed(root, 'over:CustomTab'), 'over:Group', groupsMax),
    ...tooMany(elementsNamed(root, 'over:Group'), 'over:Control', commandsPerGroupMax),
    ...elementsNamed(root, 'over:CustomTab')
      .slice(1)
      .map((tab) => faultAt(tab, 'tab.single', 'an add-in has one custom tab')),
    ...elementsNamed(root, 'over:Action').flatMap((action) => actionFaults(action, functions)),
  ];
}

function iconFaults(root: ManifestElement): Fault[] {
  return elementsNamed(root, 'over:Icon').flatMap((icon) => {
    const sides = icon.children.map(({ attributes }) => attributes['size'] ?? '');
    return [
      ...iconSidesRequired
        .filter((side) => !sides.includes(side))
        .map((side) => faultAt(icon, 'icon.sizes', `an icon needs an image of ${side} pixels`)),
      ...sides
        .filter((side, index) => sides.indexOf(side) !== index)
        .map((side) => faultAt(icon, 'icon.repeated', `an icon has two images of ${side} pixels`)),
    ];
  });
}

function elementIdFaults(root: ManifestElement): Fault[] {
  const holders = elementsNamed(root, 'over:CustomTab', 'over:Group', 'over:Control');
  const ids = holders.map(({ attributes }) => attributes['id'] ?? '');
  return holders.flatMap((holder, index) => {
    const id = ids[index] ?? '';
    return [
      ...(id.length > 0 && id.length <= idLengthMax
        ? []
        : [faultAt(holder, 'id.length', `id "${id}" must have 1 to ${idLengthMax} characters`)]),
      ...(ids.indexOf(id) === index ? [] : [faultAt(holder, 'id.repeated', `id "${id}" is used twice`)]),
    ];
  });
}

function tooMany(parents: readonly ManifestElement[], childName: string, countMax: number): Fault[] {
  return parents
    .filter(({ children }) => children.filter(({ name }) => name === childName).length > countMax)
    .map((parent) =>
      faultAt(parent, 'ribbon.count', `${parent.name} holds more than ${countMax} of ${childName}`),
    );
}

function actionFaults(action: ManifestElement, functions: readonly string[]): Fault[] {
  const type = action.attributes['type'] ?? '';
  const needed = { ShowTaskpane: 'over:SourceLocation', ExecuteFunction: 'over:FunctionName' }[type];
  if (needed === undefined) return [faultAt(action, 'action.type', `"${type}" is no action of a button`)];
  const content = childNamed(action, needed);
  if (content === undefined) return [faultAt(action, 'action.content', `${type} needs ${needed}`)];
  if (type === 'ShowTaskpane') return [];
  if (functionName.test(content.text) && functions.includes(content.text)) return [];
  return [faultAt(content, 'action.function', `the ribbon has no function "${content.text}"`)];
}
