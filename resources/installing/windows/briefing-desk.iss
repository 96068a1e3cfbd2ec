; Inno Setup 6, run after `make bundle` from the folder that holds this file, the icons and dist\:
;     iscc ${COMMAND}.iss
; Everything is the user's own (HKCU, no administrator), and everything goes when the program is removed.

[Setup]
AppId=${APP_ID}
AppName=${NAME_ZH} ${NAME_EN}
AppVersion=${VERSION}
AppVerName=${NAME_ZH} ${NAME_EN} ${VERSION}
AppPublisher=Briefing Desk maintainers
VersionInfoVersion=${FOUR_PARTS}
PrivilegesRequired=lowest
DefaultDirName={localappdata}\Programs\${COMMAND}
; What Windows needs besides the program stands beside it: --verify-installation knows every file in {app}.
UninstallFilesDir=${BESIDE}
DisableProgramGroupPage=yes
DisableDirPage=yes
; Qt 6.9 asks for Windows 10 1809.
MinVersion=10.0.17763
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
; Windows names the programs that hold files open and closes them first.
CloseApplications=yes
SetupIconFile=${COMMAND}.ico
UninstallDisplayIcon={app}\${COMMAND}.exe
UninstallDisplayName=${NAME_ZH} ${NAME_EN}
OutputBaseFilename=${COMMAND}_${FOUR_PARTS}_setup
Compression=lzma2
SolidCompression=yes

[Files]
Source: "dist\${COMMAND}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
Source: "brief.ico"; DestDir: "${BESIDE}"; Flags: ignoreversion

[Icons]
Name: "{userprograms}\${NAME_ZH} ${NAME_EN}"; Filename: "{app}\${COMMAND}.exe"; AppUserModelID: "${APP_ID}"

[Registry]
; The kind of file: its name, its icon, how it is opened.
Root: HKCU; Subkey: "Software\Classes\${PROG_ID}"; ValueType: string; ValueData: "简报包 Briefing pack"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\${PROG_ID}\DefaultIcon"; ValueType: string; ValueData: "${BESIDE}\brief.ico"
Root: HKCU; Subkey: "Software\Classes\${PROG_ID}\shell\open\command"; ValueType: string; ValueData: """{app}\${COMMAND}.exe"" ""%1"""
; The ending, offered beside other programs and never taken from one that the user chose.
Root: HKCU; Subkey: "Software\Classes\${SUFFIX}"; ValueType: string; ValueData: "${PROG_ID}"; Flags: createvalueifdoesntexist uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\${SUFFIX}"; ValueName: "Content Type"; ValueType: string; ValueData: "${MIME}"; Flags: createvalueifdoesntexist uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\${SUFFIX}\OpenWithProgids"; ValueName: "${PROG_ID}"; ValueType: string; ValueData: ""; Flags: uninsdeletevalue
; Links.
Root: HKCU; Subkey: "Software\Classes\${SCHEME}"; ValueType: string; ValueData: "URL:${NAME_EN}"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\${SCHEME}"; ValueName: "URL Protocol"; ValueType: string; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\${SCHEME}\DefaultIcon"; ValueType: string; ValueData: "{app}\${COMMAND}.exe,0"
Root: HKCU; Subkey: "Software\Classes\${SCHEME}\shell\open\command"; ValueType: string; ValueData: """{app}\${COMMAND}.exe"" ""%1"""
; The program, by name, in Open with and in Default apps.
Root: HKCU; Subkey: "Software\Classes\Applications\${COMMAND}.exe"; ValueName: "FriendlyAppName"; ValueType: string; ValueData: "${NAME_ZH} ${NAME_EN}"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Applications\${COMMAND}.exe\SupportedTypes"; ValueName: "${SUFFIX}"; ValueType: string; ValueData: ""
Root: HKCU; Subkey: "Software\${APP_ID}\Capabilities"; ValueName: "ApplicationName"; ValueType: string; ValueData: "${NAME_ZH} ${NAME_EN}"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\${APP_ID}\Capabilities\FileAssociations"; ValueName: "${SUFFIX}"; ValueType: string; ValueData: "${PROG_ID}"
Root: HKCU; Subkey: "Software\${APP_ID}\Capabilities\URLAssociations"; ValueName: "${SCHEME}"; ValueType: string; ValueData: "${SCHEME}"
Root: HKCU; Subkey: "Software\RegisteredApplications"; ValueName: "${NAME_EN}"; ValueType: string; ValueData: "Software\${APP_ID}\Capabilities"; Flags: uninsdeletevalue
