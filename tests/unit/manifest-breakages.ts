/** Every way to break the manifest that its checker must catch. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '..', '..');
export const sound = readFileSync(join(root, 'manifest.xml'), 'utf8');

const longText = '长'.repeat(251);
const longId = 'a'.repeat(126);
const guid = /<Id>.*<\/Id>/;
const controlStart = '<Control xsi:type="Button" id="CreditLedger.OpenPane">';
const openPaneControl = /<Control xsi:type="Button" id="CreditLedger\.OpenPane">[\s\S]*?<\/Control>/;
const ledgerGroup = /<Group id="CreditLedger\.Ledger">[\s\S]*?<\/Group>/;
const customTab = /<CustomTab[\s\S]*<\/CustomTab>/;

function copies(pattern: RegExp, count: number, id: string): string {
  const text = pattern.exec(sound)?.[0] ?? '';
  return Array.from({ length: count }, (_, index) => text.replaceAll(id, `${id}${index}`)).join('');
}

/** What is broken, how, and the one message that must tell it. */
export const breakages: readonly [string, string | RegExp, string, string][] = [
  ['an element that is not closed', '</OfficeApp>', '', 'xml: is not well-formed XML'],
  ['another root', /OfficeApp/g, 'MailApp', 'root: the root is app:MailApp'],
  [
    'another kind of add-in',
    'xsi:type="TaskPaneApp"',
    'xsi:type="ContentApp"',
    'root.type: xsi:type is ContentApp',
  ],
  [
    'elements in another order',
    /(<Id>.*<\/Id>)\s*(<Version>.*<\/Version>)/,
    '$2$1',
    'element.order: app:Id must stand before app:Version',
  ],
  [
    'a tab label before its groups',
    /<Group id="CreditLedger\.Ledger">/,
    '<Label resid="Tab.Label"/>$&',
    'element.order: over:Group must stand before over:Label',
  ],
  [
    'an element nobody knows',
    guid,
    '$&<Colour>red</Colour>',
    'element.unknown: app:Colour has no place in app:OfficeApp',
  ],
  [
    'an element of another namespace',
    '<FunctionFile resid="Pane.Url"/>',
    '<bt:FunctionFile resid="Pane.Url"/>',
    'element.unknown: bt:FunctionFile has no place',
  ],
  ['a missing element', /<SupportUrl.*\/>/, '', 'element.missing: app:OfficeApp needs app:SupportUrl'],
  ['an element given twice', guid, '$&$&', 'element.repeated: app:OfficeApp holds app:Id more than once'],
  ['an id that is no GUID', guid, '<Id>credit-ledger</Id>', 'id.guid: "credit-ledger" is no GUID'],
  [
    'a version of one number',
    '<Version>1.0.0.0<',
    '<Version>1<',
    'version.format: "1" is not two to four numbers',
  ],
  ['a version of six digits', '<Version>1.0.0.0<', '<Version>1.123456<', 'version.format: "1.123456"'],
  [
    'a smaller permission',
    '>ReadWriteDocument<',
    '>ReadDocument<',
    'permissions: "ReadDocument" is not ReadWriteDocument',
  ],
  [
    'a lower requirement',
    'Name="ExcelApi" MinVersion="1.14"',
    'Name="ExcelApi" MinVersion="1.13"',
    'requirement: must require ExcelApi 1.14',
  ],
  [
    'no shared runtime requirement',
    /<Set Name="SharedRuntime".*\/>/,
    '',
    'requirement: must require SharedRuntime 1.1',
  ],
  [
    'a requirement that leaves Excels out',
    '<Set Name="ExcelApi"',
    '<Set Name="RibbonApi" MinVersion="1.2"/>$&',
    'requirement: must not require RibbonApi',
  ],
  ['another host', '<Host Name="Workbook"/>', '<Host Name="Document"/>', 'host: "Document" is not Workbook'],
  [
    'another host in the overrides',
    '<Host xsi:type="Workbook">',
    '<Host xsi:type="Document">',
    'host: "Document" is not Workbook',
  ],
  [
    'another default language',
    '>zh-CN<',
    '>en-US<',
    'locale.default: the default locale is en-US, not zh-CN',
  ],
  [
    'a name without its English',
    /<Override Locale="en-US" Value="Credit Ledger"\/>/,
    '',
    'locale.missing: "授信台账" has no en-US override',
  ],
  [
    'a ribbon word without its English',
    /<bt:Override Locale="en-US" Value="Open pane"\/>/,
    '',
    'locale.missing: "打开面板" has no en-US override',
  ],
  [
    'an override of the default language',
    /<bt:Override Locale="en-US" Value="Open pane"\/>/,
    '$&<bt:Override Locale="zh-CN" Value="打开"/>',
    'locale.unexpected: "打开面板" must not have this zh-CN override',
  ],
  [
    'a language without its region',
    /<bt:Override Locale="en-US" Value="Open pane"\/>/,
    '<bt:Override Locale="en" Value="Open pane"/>',
    'locale.unexpected: "打开面板" must not have this en override',
  ],
  [
    'a name that is too long',
    'DefaultValue="授信台账"',
    `DefaultValue="${longText}"`,
    'must have 1 to 125 characters',
  ],
  [
    'a description that is too long',
    /DefaultValue="把工作簿[^"]*"/,
    `DefaultValue="${longText}"`,
    'must have 1 to 250 characters',
  ],
  [
    'a label that is too long',
    'id="Check.Label" DefaultValue="检查台账"',
    `id="Check.Label" DefaultValue="${longText}"`,
    'must have 1 to 125 characters',
  ],
  [
    'an empty tooltip',
    /id="Check\.Description" DefaultValue="[^"]*"/,
    'id="Check.Description" DefaultValue=" "',
    'text.length: " " must have 1 to 250',
  ],
  [
    'a resource nobody defined',
    '<Label resid="Tab.Label"/>',
    '<Label resid="Tab.Lable"/>',
    'resid.undefined: resource "Tab.Lable" is not defined',
  ],
  [
    'a resource left over',
    '<bt:Urls>',
    '<bt:Urls><bt:Url id="Help.Url" DefaultValue="https://localhost:3000/pane.html"/>',
    'resid.unused: resource "Help.Url" is used nowhere',
  ],
  [
    'a resource defined twice',
    '<bt:Urls>',
    '<bt:Urls><bt:Url id="Pane.Url" DefaultValue="https://localhost:3000/pane.html"/>',
    'resid.repeated: resource id "Pane.Url" is defined twice',
  ],
  ['a resource id of 33 characters', /Support\.Url/g, 's'.repeat(33), 'must have 1 to 32 characters'],
  [
    'words where a picture belongs',
    '<bt:Image size="16" resid="Icon.16"/>',
    '<bt:Image size="16" resid="Tab.Label"/>',
    'resid.kind: bt:Image needs one of bt:Images, "Tab.Label" is one of bt:ShortStrings',
  ],
  [
    'an address without encryption',
    'IconUrl DefaultValue="https://',
    'IconUrl DefaultValue="http://',
    'address.https: "http://localhost:3000/assets/icon-32.png"',
  ],
  [
    'a domain without encryption',
    '<Hosts>',
    '<AppDomains><AppDomain>http://example.com</AppDomain></AppDomains><Hosts>',
    'address.https: "http://example.com"',
  ],
  [
    'an address of more than 2,048 characters',
    /(id="Support\.Url" DefaultValue="[^"]*)"/,
    `$1?${'x'.repeat(2048)}"`,
    'of at most 2048 characters',
  ],
  [
    'an address on another server',
    'id="Icon.16" DefaultValue="https://localhost:3000/',
    'id="Icon.16" DefaultValue="https://example.com/',
    'address.site: "https://example.com/assets/icon-16.png" lies outside',
  ],
  [
    'a picture that is not there',
    'assets/check-80.png',
    'assets/check-81.png',
    'file.missing: there is no file assets/check-81.png',
  ],
  [
    'a picture of another size',
    'id="Icon.16" DefaultValue="https://localhost:3000/assets/icon-16.png"',
    'id="Icon.16" DefaultValue="https://localhost:3000/assets/icon-32.png"',
    'icon.pixels: https://localhost:3000/assets/icon-32.png must be 16 × 16 pixels, it is 32 × 32',
  ],
  [
    'a picture that is no PNG',
    'assets/icon-32.png"/>\n  <High',
    'assets/support.html"/>\n  <High',
    'must be 32 × 32 pixels, it is no PNG',
  ],
  [
    'an icon without its large picture',
    '<bt:Image size="80" resid="Icon.80"/>',
    '',
    'icon.sizes: an icon needs an image of 80 pixels',
  ],
  [
    'an icon with a size twice',
    '<bt:Image size="80" resid="Icon.80"/>',
    '$&$&',
    'icon.repeated: an icon has two images of 80 pixels',
  ],
  [
    'a second runtime',
    '<Runtime resid="Pane.Url" lifetime="long"/>',
    '$&$&',
    'runtime.single: there must be one runtime',
  ],
  [
    'a runtime that ends with its pane',
    'lifetime="long"',
    'lifetime="short"',
    'runtime.lifetime: a shared runtime has lifetime "long"',
  ],
  [
    'functions on another page',
    '<FunctionFile resid="Pane.Url"/>',
    '<FunctionFile resid="Support.Url"/>',
    'runtime.resid: over:FunctionFile must use the runtime\'s resource "Pane.Url"',
  ],
  [
    'a pane on another page',
    '<SourceLocation resid="Pane.Url"/>',
    '<SourceLocation resid="Support.Url"/>',
    'runtime.resid: over:SourceLocation must use',
  ],
  [
    'a start page that is not the runtime’s',
    '<SourceLocation DefaultValue="https://localhost:3000/pane.html"/>',
    '<SourceLocation DefaultValue="https://localhost:3000/assets/support.html"/>',
    "runtime.page: the start page must be the runtime's page",
  ],
  [
    'a pane of its own id',
    '<SourceLocation resid="Pane.Url"/>',
    '<TaskpaneId>pane</TaskpaneId>$&',
    'runtime.taskpaneId: a shared runtime takes no TaskpaneId',
  ],
  [
    'two buttons of one id',
    'id="CreditLedger.Check"',
    'id="CreditLedger.OpenPane"',
    'id.repeated: id "CreditLedger.OpenPane" is used twice',
  ],
  [
    'a button id of 126 characters',
    'id="CreditLedger.Check"',
    `id="${longId}"`,
    'must have 1 to 125 characters',
  ],
  [
    'eight commands in a group',
    controlStart,
    `${copies(openPaneControl, 7, 'CreditLedger.OpenPane')}$&`,
    'ribbon.count: over:Group holds more than 7 of over:Control',
  ],
  [
    'seven groups',
    '<Group id="CreditLedger.Ledger">',
    `${copies(ledgerGroup, 5, 'CreditLedger.')}$&`,
    'ribbon.count: over:CustomTab holds more than 6 of over:Group',
  ],
  [
    'two tabs',
    customTab,
    `$&</ExtensionPoint><ExtensionPoint xsi:type="PrimaryCommandSurface">${copies(customTab, 1, 'CreditLedger.')}`,
    'tab.single: an add-in has one custom tab',
  ],
  [
    'an action nobody knows',
    'xsi:type="ShowTaskpane"',
    'xsi:type="ShowDialog"',
    'action.type: "ShowDialog" is no action of a button',
  ],
  [
    'a function without its name',
    /<FunctionName>.*<\/FunctionName>/,
    '',
    'action.content: ExecuteFunction needs over:FunctionName',
  ],
  [
    'a function the ribbon does not have',
    '>checkLedger<',
    '>checkLegder<',
    'action.function: the ribbon has no function "checkLegder"',
  ],
];
