<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Briefing Desk</source>
        <translation>关于简报台</translation>
    </message>
    <message>
        <source>Briefing Desk %1</source>
        <translation>简报台 %1</translation>
    </message>
    <message>
        <source>Every figure shown is a span of the source, and one click shows it.</source>
        <translation>每一个数据都出自原文，点一下就能看到。</translation>
    </message>
    <message>
        <source>Unlike things are never compared.</source>
        <translation>口径不同的数据，从不放在一起比较。</translation>
    </message>
    <message>
        <source>It works without a network and never uses one.</source>
        <translation>不需要网络，也从不联网。</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Source SHA-256: %1</source>
        <translation>原文 SHA-256：%1</translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation>版本与许可</translation>
    </message>
    <message>
        <source>The licence texts of everything inside are in this folder: %1</source>
        <translation>所含全部软件、字体与数据的许可证正文在这个文件夹中：%1</translation>
    </message>
    <message>
        <source>Licence texts of the bundled fonts and icons</source>
        <translation>所附字体与图标的许可全文</translation>
    </message>
    <message>
        <source>(not installed)</source>
        <translation>（未安装）</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Lan&amp;guage / 语言</source>
        <translation>语言 / Lan&amp;guage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open a pack…</source>
        <translation>打开简报包(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy with c&amp;itation</source>
        <translation>复制并注明出处(&amp;Z)</translation>
    </message>
    <message>
        <source>Copy &amp;link to this place</source>
        <translation>复制此处链接(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Search or jump…</source>
        <translation>搜索或跳转(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>总览(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Targets</source>
        <translation>目标(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Previous section</source>
        <translation>上一栏目(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next section</source>
        <translation>下一栏目(&amp;N)</translation>
    </message>
    <message>
        <source>Previous &amp;item</source>
        <translation>上一条(&amp;I)</translation>
    </message>
    <message>
        <source>Ne&amp;xt item</source>
        <translation>下一条(&amp;X)</translation>
    </message>
    <message>
        <source>Filter s&amp;ections</source>
        <translation>筛选栏目(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Sections</source>
        <translation>栏目(&amp;S)</translation>
    </message>
    <message>
        <source>Source and &amp;definition</source>
        <translation>出处与口径(&amp;D)</translation>
    </message>
    <message>
        <source>Source &amp;line numbers</source>
        <translation>原文行号(&amp;L)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Follow the s&amp;ystem</source>
        <translation>跟随系统(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>High &amp;contrast</source>
        <translation>高对比度(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>键盘操作(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Briefing Desk</source>
        <translation>关于简报台(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Slide show</source>
        <translation>放映(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Present from here</source>
        <translation>从当前页放映(&amp;P)</translation>
    </message>
    <message>
        <source>Present from the &amp;beginning</source>
        <translation>从头放映(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Rehearse with a clock</source>
        <translation>排练计时(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Arrange the slides…</source>
        <translation>整理幻灯片(&amp;A)…</translation>
    </message>
    <message>
        <source>Reduce &amp;motion</source>
        <translation>减少动画(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Watch a folder…</source>
        <translation>监视文件夹(&amp;W)…</translation>
    </message>
    <message>
        <source>P&amp;rogress</source>
        <translation>进度(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Ledger</source>
        <translation>督查台账(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Compare years</source>
        <translation>两年对照(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Enter a value…</source>
        <translation>填报进度(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;History of the values…</source>
        <translation>填报历史(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Pace rule…</source>
        <translation>序时规则(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Monthly plan…</source>
        <translation>月度计划(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Import values…</source>
        <translation>导入进度(&amp;I)…</translation>
    </message>
    <message>
        <source>Save a &amp;template…</source>
        <translation>写出填报模板(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Save the ledger as a table…</source>
        <translation>导出台账表格(&amp;S)…</translation>
    </message>
    <message>
        <source>E&amp;xport the notebook…</source>
        <translation>导出笔记本(&amp;X)…</translation>
    </message>
    <message>
        <source>Bring in a &amp;notebook…</source>
        <translation>导入笔记本(&amp;N)…</translation>
    </message>
    <message>
        <source>Fin&amp;d in this brief…</source>
        <translation>在本简报中查找(&amp;D)…</translation>
    </message>
    <message>
        <source>Next occ&amp;urrence</source>
        <translation>下一处(&amp;U)</translation>
    </message>
    <message>
        <source>Pre&amp;vious occurrence</source>
        <translation>上一处(&amp;V)</translation>
    </message>
    <message>
        <source>Open a lin&amp;k…</source>
        <translation>打开链接(&amp;K)…</translation>
    </message>
    <message>
        <source>Lib&amp;rary</source>
        <translation>简报库(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Bookmark</source>
        <translation>书签(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Highlight</source>
        <translation>划重点(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation>批注(&amp;N)…</translation>
    </message>
    <message>
        <source>Beside, or one pa&amp;ge again</source>
        <translation>并排显示(&amp;G)</translation>
    </message>
    <message>
        <source>To the other side (&amp;W)</source>
        <translation>转到另一侧(&amp;W)</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Your settings could not be read and are back to their defaults; the old file is kept as %1.</source>
        <translation>设置文件无法读取，已恢复默认设置；原文件保存为 %1。</translation>
    </message>
    <message>
        <source>Some settings could not be used and are back to their defaults: %1.</source>
        <translation>有几项设置无法使用，已恢复默认：%1。</translation>
    </message>
    <message>
        <source>This link leads to a brief that is not open. Open the pack it is in first.</source>
        <translation>这个链接指向的简报没有打开。请先打开它所在的简报包。</translation>
    </message>
    <message>
        <source>Read-only mode: settings and positions will not be saved, nor will what you enter or note unless you export it, because %1 cannot be written.</source>
        <translation>只读模式：%1 不可写入，设置和阅读位置不会保存；填报和笔记只保留到关闭窗口，要留存请导出笔记本。</translation>
    </message>
    <message>
        <source>This choice holds until the window is closed but was not saved: %1 could not be written, perhaps because the disk is full. Briefs are unaffected. Make room on the disk, then choose again.</source>
        <translation>这次的选择在窗口关闭之前有效，但没有保存：%1 无法写入，可能是磁盘已满。简报不受影响。请腾出磁盘空间后重新选择。</translation>
    </message>
</context>
<context>
    <name>Audience</name>
    <message>
        <source>Slide show: %1</source>
        <translation>放映:%1</translation>
    </message>
</context>
<context>
    <name>AutoPlay</name>
    <message>
        <source>Hold Esc for two seconds to end the show</source>
        <translation>按住 Esc 两秒结束放映</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>What the audience sees</source>
        <translation>观众看到的画面</translation>
    </message>
    <message>
        <source>Bring the audience along</source>
        <translation>恢复同步</translation>
    </message>
    <message>
        <source>Let the audience see what you see</source>
        <translation>让观众看到您看到的画面</translation>
    </message>
    <message>
        <source>The audience is frozen</source>
        <translation>观众画面已定格</translation>
    </message>
    <message>
        <source>The audience sees black</source>
        <translation>观众画面为黑屏</translation>
    </message>
    <message>
        <source>The audience sees white</source>
        <translation>观众画面为白屏</translation>
    </message>
    <message>
        <source>%1, frozen below it</source>
        <translation>%1（其下画面已定格）</translation>
    </message>
    <message>
        <source>Show the slide again</source>
        <translation>恢复显示</translation>
    </message>
    <message>
        <source>Presenter: %1</source>
        <translation>演讲者控制台：%1</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Time by section</source>
        <translation>各栏目用时</translation>
    </message>
    <message>
        <source>Show the time each section has taken</source>
        <translation>显示各栏目已用的时间</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>排练</translation>
    </message>
    <message>
        <source>The end of the talk</source>
        <translation>放映到此结束</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第%1步，共%2步</translation>
    </message>
    <message>
        <source>This slide %1</source>
        <translation>本页已用 %1</translation>
    </message>
    <message>
        <source>This slide %1, planned %2</source>
        <translation>本页已用 %1，计划 %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Hold the clock, for questions; again lets it run (Q)</source>
        <translation>暂停计时（如答问时），再按一次继续（Q）</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>定格</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白屏</translation>
    </message>
    <message>
        <source>Laser</source>
        <translation>激光笔</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>聚光灯</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>In the desk</source>
        <translation>查看栏目</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>对调</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>一览</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Touch</source>
        <translation>触控</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Step before (PgUp)</source>
        <translation>回到上一步（PgUp）</translation>
    </message>
    <message>
        <source>Next step (PgDown)</source>
        <translation>下一步（PgDown）</translation>
    </message>
    <message>
        <source>Freeze: the audience stays, you move freely (F)</source>
        <translation>定格观众画面，您可自由翻看（F）</translation>
    </message>
    <message>
        <source>Black for the audience (B)</source>
        <translation>观众画面黑屏（B）</translation>
    </message>
    <message>
        <source>White for the audience (W)</source>
        <translation>观众画面白屏（W）</translation>
    </message>
    <message>
        <source>Laser pointer: point with the mouse on the slide (L)</source>
        <translation>激光笔：用鼠标在幻灯片上指示（L）</translation>
    </message>
    <message>
        <source>Spotlight: the rest of the slide is darkened (O)</source>
        <translation>聚光灯：其余部分变暗（O）</translation>
    </message>
    <message>
        <source>Pen: draw with the mouse on the slide (E)</source>
        <translation>画笔：用鼠标在幻灯片上书写（E）</translation>
    </message>
    <message>
        <source>Take the last stroke away (Ctrl+Z)</source>
        <translation>撤销最后一笔（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Take all strokes on this slide away (C)</source>
        <translation>清除本页全部笔迹（C）</translation>
    </message>
    <message>
        <source>Magnify; drag to move the part that is seen (Z)</source>
        <translation>放大；拖动可移动画面（Z）</translation>
    </message>
    <message>
        <source>Smaller again (Shift+Z)</source>
        <translation>缩小（Shift+Z）</translation>
    </message>
    <message>
        <source>The slide&apos;s source lines, for the audience too (S)</source>
        <translation>显示本页原文，观众也能看到（S）</translation>
    </message>
    <message>
        <source>Source and definition of a figure on this slide (I)</source>
        <translation>本页数据的出处与口径（I）</translation>
    </message>
    <message>
        <source>New in the desk</source>
        <translation>简报台有新内容</translation>
    </message>
    <message>
        <source>The desk was given something. It waits there until the show ends, or see it now (D)</source>
        <translation>简报台收到了新内容，放映结束后显示；也可现在就去查看（D）</translation>
    </message>
    <message>
        <source>Into this section in the desk (D)</source>
        <translation>在简报台中打开这一栏目（D）</translation>
    </message>
    <message>
        <source>Return to the slide you came from (R)</source>
        <translation>返回原来的幻灯片（R）</translation>
    </message>
    <message>
        <source>Swap the screens (X)</source>
        <translation>对调两块屏幕（X）</translation>
    </message>
    <message>
        <source>Choose the audience&apos;s screen</source>
        <translation>选择观众画面所在的屏幕</translation>
    </message>
    <message>
        <source>All slides at a glance (G)</source>
        <translation>全部幻灯片一览（G）</translation>
    </message>
    <message>
        <source>Search the brief and jump (/)</source>
        <translation>搜索简报并跳转（/）</translation>
    </message>
    <message>
        <source>All keys (F1)</source>
        <translation>全部按键（F1）</translation>
    </message>
    <message>
        <source>Large buttons for touch (T)</source>
        <translation>触控大按钮（T）</translation>
    </message>
    <message>
        <source>End the show; it can be resumed (F5)</source>
        <translation>结束放映，可再继续（F5）</translation>
    </message>
    <message>
        <source>Current slide</source>
        <translation>当前幻灯片</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Write here what to say on this slide. Only you see it.</source>
        <translation>在此写下本页要讲的话，只有您能看到。</translation>
    </message>
    <message>
        <source>Smaller letters</source>
        <translation>缩小字号</translation>
    </message>
    <message>
        <source>Smaller letters (Ctrl+-)</source>
        <translation>缩小字号（Ctrl+-）</translation>
    </message>
    <message>
        <source>Larger letters</source>
        <translation>放大字号</translation>
    </message>
    <message>
        <source>Larger letters (Ctrl++)</source>
        <translation>放大字号（Ctrl++）</translation>
    </message>
    <message>
        <source>Two windows, for sharing one of them</source>
        <translation>两个普通窗口(便于共享其中一个)</translation>
    </message>
    <message>
        <source>The audience&apos;s window alone</source>
        <translation>只显示观众画面</translation>
    </message>
    <message>
        <source>Title, overview and closing</source>
        <translation>封面、总览与结束页</translation>
    </message>
    <message>
        <source>Keys of the show</source>
        <translation>放映按键</translation>
    </message>
    <message>
        <source>All slides</source>
        <translation>全部幻灯片</translation>
    </message>
    <message>
        <source>Only you see this. Arrows choose, Enter goes there, Esc closes.</source>
        <translation>只有您能看到。方向键选择，回车跳转，Esc 关闭。</translation>
    </message>
    <message>
        <source>Not on a slide of this talk</source>
        <translation>本次放映中没有这一处</translation>
    </message>
    <message>
        <source>Backup slide %1</source>
        <translation>备用第%1页</translation>
    </message>
    <message>
        <source>Slide %1</source>
        <translation>第%1页</translation>
    </message>
    <message>
        <source>No slide has this number.</source>
        <translation>没有这一页。</translation>
    </message>
    <message>
        <source>Enter goes to: %1</source>
        <translation>按回车跳到：%1</translation>
    </message>
    <message>
        <source>Search the brief</source>
        <translation>搜索简报</translation>
    </message>
    <message>
        <source>Only you see this.</source>
        <translation>只有您能看到。</translation>
    </message>
    <message>
        <source>Characters, figures or a section of the brief</source>
        <translation>文字、数字或栏目名称</translation>
    </message>
    <message>
        <source>Slides found</source>
        <translation>找到的幻灯片</translation>
    </message>
    <message>
        <source>%1 places. Up and down choose, Enter goes, Esc closes.</source>
        <translation>共%1处。上下键选择，回车跳转，Esc 关闭。</translation>
    </message>
    <message>
        <source>This place is on no slide of this talk.</source>
        <translation>本次放映的幻灯片中没有这一处。</translation>
    </message>
    <message>
        <source>current slide</source>
        <translation>当前页</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Source and definition</source>
        <translation>出处与口径</translation>
    </message>
    <message>
        <source>Choose a figure or a line: its definition and the source around it appear here.</source>
        <translation>点选一个数据或一行文字，这里会显示它的口径和前后原文。</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>复制并注明出处</translation>
    </message>
    <message>
        <source>Close this pane</source>
        <translation>关闭此栏</translation>
    </message>
    <message>
        <source>Period in doubt</source>
        <translation>时期存疑</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>原文写法</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>In base units</source>
        <translation>换算</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>计量</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时期</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>比较基期</translation>
    </message>
    <message>
        <source>the year %1</source>
        <translation>%1年</translation>
    </message>
    <message>
        <source>Estimate word</source>
        <translation>预计用语</translation>
    </message>
    <message>
        <source>Commitment word</source>
        <translation>承诺用语</translation>
    </message>
    <message>
        <source>Hedge words</source>
        <translation>限定用语</translation>
    </message>
    <message>
        <source>Price basis</source>
        <translation>价格口径</translation>
    </message>
    <message>
        <source>Comparable scope</source>
        <translation>可比口径</translation>
    </message>
    <message>
        <source>Nature of the target</source>
        <translation>目标性质</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>数据状态</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Definition (customary, not in the source)</source>
        <translation>口径（通行解释，非原文）</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>The source gives nothing like for like to compare it with.</source>
        <translation>原文中没有同口径的数据可以比较。</translation>
    </message>
    <message>
        <source>✓ Like for like</source>
        <translation>✓ 同口径</translation>
    </message>
    <message>
        <source>≠ Not compared</source>
        <translation>≠ 不比较</translation>
    </message>
    <message>
        <source>Source, line %1</source>
        <translation>原文第%1行</translation>
    </message>
    <message>
        <source>File %1, %2 lines</source>
        <translation>文件 %1，共 %2 行</translation>
    </message>
</context>
<context>
    <name>Empty</name>
    <message>
        <source>No brief is open</source>
        <translation>没有打开的简报</translation>
    </message>
    <message>
        <source>Open a pack (a file ending in .brief), or drag one into this window.</source>
        <translation>请打开一个简报包（扩展名为 .brief 的文件），或把它拖到这个窗口里。</translation>
    </message>
    <message>
        <source>Open a pack…</source>
        <translation>打开简报包…</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Something in the program itself went wrong: a fault of ours, not of yours. The briefs are unchanged and you can go on. Should it happen again, give whoever maintains the program %1.</source>
        <translation>程序本身出了错误，是我们的问题，不是您操作不当。简报没有改动，可以继续使用。如果再次出现，请把这个文件交给维护人员：%1。</translation>
    </message>
    <message>
        <source>Something in the program itself went wrong: a fault of ours, not of yours. The briefs are unchanged and you can go on. No report was kept, because %1 cannot be written.</source>
        <translation>程序本身出了错误，是我们的问题，不是您操作不当。简报没有改动，可以继续使用。%1 不可写入，因此没有留下记录。</translation>
    </message>
    <message>
        <source>The program ended unexpectedly last time: a fault of ours. The briefs are unchanged and you can go on. Should it happen again, give whoever maintains the program %1.</source>
        <translation>程序上次意外结束，是我们的问题。简报没有改动，可以继续使用。如果再次出现，请把这个文件交给维护人员：%1。</translation>
    </message>
</context>
<context>
    <name>Gauge</name>
    <message>
        <source>The source gives nothing to compare it with.</source>
        <translation>原文中没有可以比较的数据。</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>尚无数据</translation>
    </message>
    <message>
        <source>target for {year} {quote}</source>
        <translation>{year}年目标{quote}</translation>
    </message>
    <message>
        <source>{year} {quote}</source>
        <translation>{year} {quote}</translation>
    </message>
    <message>
        <source>{year} {word} {quote}</source>
        <translation>{year} {word} {quote}</translation>
    </message>
    <message>
        <source>scale from {low} to {high}%</source>
        <translation>刻度{low}至{high}%</translation>
    </message>
    <message>
        <source>source line {lines}</source>
        <translation>原文第{lines}行</translation>
    </message>
    <message>
        <source>{name}, {measure}: {parts}</source>
        <translation>{name}{measure}:{parts}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <translation>;</translation>
    </message>
    <message>
        <source>scale from {low} to {high}{unit}</source>
        <translation>刻度{low}至{high}{unit}</translation>
    </message>
    <message>
        <source>Actual</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Target {quote}</source>
        <translation>目标 {quote}</translation>
    </message>
    <message>
        <source>Due {quote}</source>
        <translation>应达 {quote}</translation>
    </message>
    <message>
        <source>as of {date}</source>
        <translation>截至{date}</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>初步数</translation>
    </message>
    <message>
        <source>{state}: actual as of {date} {quote}</source>
        <translation>{state}:截至{date}实际{quote}</translation>
    </message>
    <message>
        <source>due as of {date} {quote}</source>
        <translation>截至{date}应达{quote}</translation>
    </message>
    <message>
        <source>{text} ({remark})</source>
        <translation>{text}({remark})</translation>
    </message>
</context>
<context>
    <name>Jump</name>
    <message>
        <source>Search or jump</source>
        <translation>搜索或跳转</translation>
    </message>
    <message>
        <source>Characters, figures or a section; several words mean all of them</source>
        <translation>输入文字、数字或栏目名；多个词须同时出现</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>找到的位置</translation>
    </message>
    <message>
        <source>Nothing in this brief holds all of these words.</source>
        <translation>本简报中没有同时包含这些词的内容。</translation>
    </message>
    <message>
        <source>The first %1 places; type more to narrow them.</source>
        <translation>只列出前 %1 处；请多输入几个字缩小范围。</translation>
    </message>
    <message>
        <source>%1 places. Up and down choose, Enter goes, Esc closes.</source>
        <translation>共 %1 处。上下键选择，回车前往，Esc 关闭。</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Keyboard</source>
        <translation>键盘操作</translation>
    </message>
    <message>
        <source>Next figure, link or field; Enter shows the source of a figure</source>
        <translation>下一个数据、链接或输入框；在数据上按回车显示出处</translation>
    </message>
    <message>
        <source>Menus, by the underlined letter</source>
        <translation>菜单，按带下划线的字母</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Dismiss all</source>
        <translation>全部关闭</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Digits and hedges as in the source</source>
        <translation>数字与限定词均按原文</translation>
    </message>
    <message>
        <source>Results of %1</source>
        <translation>%1年成绩</translation>
    </message>
    <message>
        <source>%1 figures</source>
        <translation>%1 项数据</translation>
    </message>
    <message>
        <source>%1 honours</source>
        <translation>%1 项</translation>
    </message>
    <message>
        <source>Open this section</source>
        <translation>打开本栏</translation>
    </message>
    <message>
        <source>results of %1, targets of %2</source>
        <translation>%1年成绩，%2年目标</translation>
    </message>
</context>
<context>
    <name>Print</name>
    <message>
        <source>Official document</source>
        <translation>公文</translation>
    </message>
    <message>
        <source>The page of GB/T 9704-2012: 22 lines of 28 characters</source>
        <translation>按 GB/T 9704-2012 排版，每页 22 行、每行 28 字</translation>
    </message>
    <message>
        <source>Bulletin</source>
        <translation>简报</translation>
    </message>
    <message>
        <source>With the office&apos;s masthead and closing lines</source>
        <translation>带报头和报尾，由本单位填写</translation>
    </message>
    <message>
        <source>One page</source>
        <translation>一页通</translation>
    </message>
    <message>
        <source>Targets as gauges, results and honours on one sheet</source>
        <translation>一张纸：目标、成绩与荣誉</translation>
    </message>
    <message>
        <source>Supervision ledger</source>
        <translation>督查台账</translation>
    </message>
    <message>
        <source>Targets and tasks in a table, landscape</source>
        <translation>目标与任务列表，横向</translation>
    </message>
    <message>
        <source>Full text with sources</source>
        <translation>全文附源</translation>
    </message>
    <message>
        <source>Every line with its number in the source</source>
        <translation>每一行都标明原文行号</translation>
    </message>
    <message>
        <source>The whole brief</source>
        <translation>全部内容</translation>
    </message>
    <message>
        <source>Ticked sections</source>
        <translation>所选栏目</translation>
    </message>
    <message>
        <source>Current page</source>
        <translation>当前页</translation>
    </message>
    <message>
        <source>Targets only</source>
        <translation>仅目标</translation>
    </message>
    <message>
        <source>Official fonts where installed</source>
        <translation>优先用公文字体</translation>
    </message>
    <message>
        <source>Falls back to the bundled ones</source>
        <translation>未安装时改用自带字体</translation>
    </message>
    <message>
        <source>Bundled fonts</source>
        <translation>自带字体</translation>
    </message>
    <message>
        <source>The same on every machine</source>
        <translation>在每台电脑上都一样</translation>
    </message>
    <message>
        <source>This layout has no table of contents.</source>
        <translation>此版式没有目录。</translation>
    </message>
    <message>
        <source>This layout always gives them.</source>
        <translation>此版式始终标明。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>版式</translation>
    </message>
    <message>
        <source>What to print</source>
        <translation>打印范围</translation>
    </message>
    <message>
        <source>Beside the text</source>
        <translation>随文内容</translation>
    </message>
    <message>
        <source>Table of contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>编者注</translation>
    </message>
    <message>
        <source>Source lines</source>
        <translation>原文行号</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>黑白</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>%1 is in no font here and is set as its code.</source>
        <translation>本机没有字体收录 %1，已印成字符编码。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not in %2 and is set in %3.</source>
        <translation>%2 中没有“%1”，已用 %3 代替。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>简报名称</translation>
    </message>
    <message>
        <source>Issue No.</source>
        <translation>期号</translation>
    </message>
    <message>
        <source>Edited by</source>
        <translation>编发单位</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>密级</translation>
    </message>
    <message>
        <source>Copy No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Report to</source>
        <translation>报</translation>
    </message>
    <message>
        <source>Send to</source>
        <translation>送</translation>
    </message>
    <message>
        <source>Issue to</source>
        <translation>发</translation>
    </message>
    <message>
        <source>Copies printed</source>
        <translation>共印份数</translation>
    </message>
    <message>
        <source>In red at the top</source>
        <translation>印在顶端的红色大字</translation>
    </message>
    <message>
        <source>Only if classified</source>
        <translation>涉密时填写</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Typesetting…</source>
        <translation>正在排版…</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>无匹配</translation>
    </message>
    <message>
        <source>Page number</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+-)</source>
        <translation>缩小（Ctrl+-）</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>放大（Ctrl++）</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>适宽</translation>
    </message>
    <message>
        <source>Fit the width of the window</source>
        <translation>适合窗口宽度</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>Fit a whole page</source>
        <translation>显示整页</translation>
    </message>
    <message>
        <source>Two pages</source>
        <translation>双页</translation>
    </message>
    <message>
        <source>Two pages side by side, as in a bound document</source>
        <translation>两页并排，同装订后的样子</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find on the pages</source>
        <translation>在页面中查找</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Open in the system&apos;s viewer</source>
        <translation>用系统阅读器打开</translation>
    </message>
    <message>
        <source>Open in viewer</source>
        <translation>用阅读器打开</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Print preview: %1</source>
        <translation>打印预览：%1</translation>
    </message>
    <message>
        <source>Tick at least one section to print.</source>
        <translation>请至少勾选一个栏目。</translation>
    </message>
    <message>
        <source>Something in Briefing Desk itself went wrong (%1). Your files are unchanged.</source>
        <translation>简报台自身出了故障（%1）。您的文件没有改动。</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>No program took the file. Save the PDF and open it with a program of your choice.</source>
        <translation>没有程序能打开这个文件。请先保存 PDF，再用您选择的程序打开。</translation>
    </message>
    <message>
        <source>The other sides were not printed.</source>
        <translation>背面没有打印。</translation>
    </message>
    <message>
        <source>Cancelled; %1 of %2 sides had been sent to the printer.</source>
        <translation>已取消；共 %2 面，其中 %1 面已送到打印机。</translation>
    </message>
    <message>
        <source>The first sides are sent. When they are all out, turn the stack over, put it back and print the other sides.</source>
        <translation>正面已全部送出。等纸张全部出完，把整叠纸翻面放回纸盒，再打印背面。</translation>
    </message>
    <message>
        <source>Sent to the printer: %1 sides.</source>
        <translation>已送到打印机：%1 面。</translation>
    </message>
    <message>
        <source>Sending side %1 of %2</source>
        <translation>正在送出第 %1 面，共 %2 面</translation>
    </message>
    <message>
        <source>Back to the pages</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Cancel printing</source>
        <translation>取消打印</translation>
    </message>
    <message>
        <source>Print the other sides</source>
        <translation>打印背面</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>All; or 2,3,12-18, odd, even</source>
        <translation>全部；或 2,3,12-18、奇数页、偶数页</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>%1 pages</source>
        <translation>%1 页</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 页</translation>
    </message>
    <message>
        <source>Pages on a side</source>
        <translation>每面页数</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>双面</translation>
    </message>
    <message>
        <source>One side only</source>
        <translation>单面</translation>
    </message>
    <message>
        <source>Both sides, turned on the long edge</source>
        <translation>双面，长边翻转</translation>
    </message>
    <message>
        <source>Both sides, turned on the short edge</source>
        <translation>双面，短边翻转</translation>
    </message>
    <message>
        <source>Both sides, turned over by hand</source>
        <translation>双面，手动翻面</translation>
    </message>
    <message>
        <source>For printers that put the last page on top</source>
        <translation>适用于最后一页在最上面的打印机</translation>
    </message>
    <message>
        <source>Other sides from last to first</source>
        <translation>背面按倒序打印</translation>
    </message>
    <message>
        <source>Shades of grey only</source>
        <translation>只用灰度</translation>
    </message>
    <message>
        <source>This computer has no printer. Add one in the system&apos;s settings, or save a PDF.</source>
        <translation>这台电脑没有打印机。请在系统设置中添加，或保存为 PDF。</translation>
    </message>
    <message>
        <source>Small pages</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>PDF for printing and keeping (*.pdf)</source>
        <translation>PDF 文件，用于打印和存档 (*.pdf)</translation>
    </message>
    <message>
        <source>Word document for editing (*.docx)</source>
        <translation>Word 文档，用于编辑 (*.docx)</translation>
    </message>
    <message>
        <source>Excel table of targets, figures and sources (*.xlsx)</source>
        <translation>Excel 表格，含台账、数据和来源 (*.xlsx)</translation>
    </message>
    <message>
        <source>Web page that opens offline (*.html)</source>
        <translation>网页，离线可打开 (*.html)</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Handout</source>
        <translation>讲义</translation>
    </message>
    <message>
        <source>The slides on paper, or each with the speaker&apos;s note</source>
        <translation>把幻灯片印在纸上，或每页一张并附讲稿</translation>
    </message>
    <message>
        <source>One slide with its note</source>
        <translation>1 张，下附讲稿</translation>
    </message>
    <message>
        <source>1 slide</source>
        <translation>1 张</translation>
    </message>
    <message>
        <source>3 slides with lines to write on</source>
        <translation>3 张，旁有书写线</translation>
    </message>
    <message>
        <source>%1 slides</source>
        <translation>%1 张</translation>
    </message>
    <message>
        <source>Slides always give them.</source>
        <translation>幻灯片上总有这些说明。</translation>
    </message>
    <message>
        <source>Slides on a page</source>
        <translation>每页张数</translation>
    </message>
</context>
<context>
    <name>Rehearsal</name>
    <message>
        <source>Rehearsal</source>
        <translation>排练</translation>
    </message>
    <message>
        <source>Which rehearsal</source>
        <translation>选择排练记录</translation>
    </message>
    <message>
        <source>Slides against the plan</source>
        <translation>各页用时与计划</translation>
    </message>
    <message>
        <source>No rehearsal yet</source>
        <translation>还没有排练记录</translation>
    </message>
    <message>
        <source>Start one from the show: it times every slide, and this page compares it with the plan.</source>
        <translation>从放映中开始排练：逐页计时，并在此与计划对照。</translation>
    </message>
    <message>
        <source>In all %1</source>
        <translation>总用时 %1</translation>
    </message>
    <message>
        <source>In all %1 of %2 planned: %3</source>
        <translation>总用时 %1，计划 %2，%3</translation>
    </message>
    <message>
        <source>No longer in the talk</source>
        <translation>已不在本次放映中</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>幻灯片</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>相差</translation>
    </message>
    <message>
        <source>Taken against plan</source>
        <translation>实际与计划对照</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>未放映</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>A note by the editor, not in the source</source>
        <translation>编者说明（非原文）</translation>
    </message>
</context>
<context>
    <name>ShowKeys</name>
    <message>
        <source>Moving</source>
        <translation>翻页</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Step before</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>First slide</source>
        <translation>第一张</translation>
    </message>
    <message>
        <source>Last slide of the talk</source>
        <translation>汇报的最后一张</translation>
    </message>
    <message>
        <source>Return to the slide</source>
        <translation>返回原来的幻灯片</translation>
    </message>
    <message>
        <source>What the audience sees</source>
        <translation>观众看到的画面</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白屏</translation>
    </message>
    <message>
        <source>Freeze: the audience stays, you move freely</source>
        <translation>定格:观众画面不动,您可自由翻看</translation>
    </message>
    <message>
        <source>The slide&apos;s source lines</source>
        <translation>本页的原文</translation>
    </message>
    <message>
        <source>Source and definition of a figure</source>
        <translation>数据的出处与口径</translation>
    </message>
    <message>
        <source>Into this section in the desk</source>
        <translation>到简报台中查看本栏目</translation>
    </message>
    <message>
        <source>Pointing</source>
        <translation>指示</translation>
    </message>
    <message>
        <source>Laser pointer</source>
        <translation>激光笔</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>聚光灯</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Take the last stroke away</source>
        <translation>撤销上一笔</translation>
    </message>
    <message>
        <source>Take all strokes away</source>
        <translation>清除所有笔迹</translation>
    </message>
    <message>
        <source>Magnify</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller again</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>All slides at a glance</source>
        <translation>全部幻灯片一览</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>The show</source>
        <translation>放映</translation>
    </message>
    <message>
        <source>Stop the clock for questions</source>
        <translation>暂停计时(答问)</translation>
    </message>
    <message>
        <source>Swap the screens</source>
        <translation>互换屏幕</translation>
    </message>
    <message>
        <source>Large buttons for touch</source>
        <translation>触摸大按钮</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>按键说明</translation>
    </message>
    <message>
        <source>Close what is open, then end the show</source>
        <translation>关闭已打开的内容,最后结束放映</translation>
    </message>
    <message>
        <source>End the show; it can be resumed</source>
        <translation>结束放映,之后可从此处继续</translation>
    </message>
</context>
<context>
    <name>Slides</name>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存:%1</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>图片 (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Arrange the slides: %1</source>
        <translation>整理幻灯片:%1</translation>
    </message>
    <message>
        <source>The slide</source>
        <translation>幻灯片</translation>
    </message>
    <message>
        <source>Shape of the screen</source>
        <translation>屏幕比例</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>End here</source>
        <translation>到此结束</translation>
    </message>
    <message>
        <source>Add text</source>
        <translation>加文字页</translation>
    </message>
    <message>
        <source>Add picture</source>
        <translation>加图片页</translation>
    </message>
    <message>
        <source>Original order</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>end of the talk</source>
        <translation>汇报结束位置</translation>
    </message>
    <message>
        <source>original order</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>New slide</source>
        <translation>新幻灯片</translation>
    </message>
    <message>
        <source>new slide</source>
        <translation>新幻灯片</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>%1 slides in the talk, %2 backups, %3 hidden</source>
        <translation>汇报%1张,备用%2张,隐藏%3张</translation>
    </message>
    <message>
        <source>typing</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Points, one a line</source>
        <translation>要点(每行一条)</translation>
    </message>
    <message>
        <source>Replace the picture…</source>
        <translation>更换图片…</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>图片说明</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>(无标题)</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>The talk ends here</source>
        <translation>汇报到此结束</translation>
    </message>
    <message>
        <source>Backup %1</source>
        <translation>备用%1</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>完成数据</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Honours</source>
        <translation>荣誉</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>自加图片</translation>
    </message>
    <message>
        <source>Your text</source>
        <translation>自加文字</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>幻灯片</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Ceremonial red</source>
        <translation>庄重红</translation>
    </message>
    <message>
        <source>Points one by one</source>
        <translation>要点逐条出现</translation>
    </message>
    <message>
        <source>Planned minutes</source>
        <translation>计划时长(分钟)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不设</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Seconds a slide</source>
        <translation>每张秒数</translation>
    </message>
    <message>
        <source> s a slide</source>
        <translation> 秒/张</translation>
    </message>
    <message>
        <source>Play by itself</source>
        <translation>自动循环</translation>
    </message>
    <message>
        <source>Rehearse</source>
        <translation>排练</translation>
    </message>
    <message>
        <source>From this slide</source>
        <translation>从此页放映</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>从头放映</translation>
    </message>
    <message>
        <source>PowerPoint, to go on working in (*.pptx)</source>
        <translation>PowerPoint 演示文稿,可继续编辑 (*.pptx)</translation>
    </message>
    <message>
        <source>PDF, a slide a page (*.pdf)</source>
        <translation>PDF,每页一张 (*.pdf)</translation>
    </message>
    <message>
        <source>Web page that opens offline (*.html)</source>
        <translation>网页,离线可看 (*.html)</translation>
    </message>
    <message>
        <source>Handouts on paper…</source>
        <translation>纸质讲义…</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>All %3 slides are hidden: the show has only the title.</source>
        <translation>全部%3张都已隐藏，放映时只有标题页。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Earlier in the talk (Alt+Up)</source>
        <translation>提前一张（Alt+↑）</translation>
    </message>
    <message>
        <source>Later in the talk (Alt+Down)</source>
        <translation>推后一张（Alt+↓）</translation>
    </message>
    <message>
        <source>Leave it out of the talk, or take it in again; your own slides are deleted (H)</source>
        <translation>不放映，或恢复放映；自加的幻灯片则删除（H）</translation>
    </message>
    <message>
        <source>The talk ends with this slide; what comes after is kept back for questions (E)</source>
        <translation>汇报到这一张结束，之后的留作备用，答问时可调出（E）</translation>
    </message>
    <message>
        <source>A slide with your own points (Ctrl+N)</source>
        <translation>加一张文字页，每行一条要点（Ctrl+N）</translation>
    </message>
    <message>
        <source>A slide with a PNG or JPEG picture (Ctrl+I)</source>
        <translation>加一张图片页，可用 PNG 或 JPEG 图片（Ctrl+I）</translation>
    </message>
    <message>
        <source>The order of the brief, nothing hidden; your own slides stay</source>
        <translation>恢复简报原有顺序，全部显示；自加的幻灯片保留</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>屏幕比例</translation>
    </message>
    <message>
        <source>Take along…</source>
        <translation>带走…</translation>
    </message>
    <message>
        <source>Title slide</source>
        <translation>标题页</translation>
    </message>
    <message>
        <source>Earlier rehearsals…</source>
        <translation>排练记录…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Source: %1 lines with text, all in the brief</source>
        <translation>原文 %1 行，全部入册</translation>
    </message>
    <message>
        <source>Edition %1</source>
        <translation>修订 %1</translation>
    </message>
</context>
<context>
    <name>Talk</name>
    <message>
        <source>Remaining</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>No length planned</source>
        <translation>未设定时长</translation>
    </message>
    <message>
        <source>On plan</source>
        <translation>与计划相符</translation>
    </message>
    <message>
        <source>%1 behind plan</source>
        <translation>比计划慢%1</translation>
    </message>
    <message>
        <source>%1 ahead of plan</source>
        <translation>比计划快%1</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1分%2秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1分钟</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>Period in doubt</source>
        <translation>时期存疑</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Present</source>
        <translation>放映</translation>
    </message>
    <message>
        <source>Present from here (F5)</source>
        <translation>从当前页放映(F5)</translation>
    </message>
</context>
<context>
    <name>Tree</name>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Filter sections</source>
        <translation>筛选栏目</translation>
    </message>
    <message>
        <source>No section holds these words.</source>
        <translation>没有包含这些词的栏目。</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 条</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>督查台账</translation>
    </message>
    <message>
        <source>Years compared</source>
        <translation>两年对照</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>简报库</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Copied with its citation.</source>
        <translation>已连同出处复制。</translation>
    </message>
    <message>
        <source>The link to this place was copied: %1</source>
        <translation>已复制此处的链接：%1</translation>
    </message>
    <message>
        <source>Open &amp;briefs</source>
        <translation>已打开的简报(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>浏览历史(&amp;H)</translation>
    </message>
    <message>
        <source>This link leads to something that is no longer in the brief.</source>
        <translation>这个链接所指的内容已不在简报中。</translation>
    </message>
    <message>
        <source>Briefing Desk</source>
        <translation>简报台</translation>
    </message>
    <message>
        <source>Open a pack</source>
        <translation>打开简报包</translation>
    </message>
    <message>
        <source>Packs (*.brief);;All files (*)</source>
        <translation>简报包 (*.brief);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Other editions</source>
        <translation>其他版本</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What the pane shows</source>
        <translation>窗格内容</translation>
    </message>
    <message>
        <source>Notes %1</source>
        <translation>批注 %1</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Result</source>
        <translation>完成值</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Planning standard</source>
        <translation>规划标准</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>增长</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>总量</translation>
    </message>
    <message>
        <source>Increment</source>
        <translation>增量</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>数额</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比重</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Scope only, not an amount to reach</source>
        <translation>仅表示范围，不是要达到的数量</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>exactly as stated</source>
        <translation>等于所写数值</translation>
    </message>
    <message>
        <source>about, by an amount not stated</source>
        <translation>约数，原文未写明上下浮动多少</translation>
    </message>
    <message>
        <source>more than</source>
        <translation>大于所写数值，不含本数</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>不小于所写数值，含本数</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>小于所写数值，不含本数</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>不大于所写数值，含本数</translation>
    </message>
    <message>
        <source>between</source>
        <translation>在两个数值之间</translation>
    </message>
    <message>
        <source>The source does not say</source>
        <translation>原文未说明</translation>
    </message>
    <message>
        <source>%1, stated on the line</source>
        <translation>%1年，本行写明</translation>
    </message>
    <message>
        <source>%1, from the section it stands in</source>
        <translation>%1年，据所在栏目</translation>
    </message>
    <message>
        <source>Over a period</source>
        <translation>时期数</translation>
    </message>
    <message>
        <source>Running total</source>
        <translation>累计数</translation>
    </message>
    <message>
        <source>More is better</source>
        <translation>越高越好</translation>
    </message>
    <message>
        <source>Less is better</source>
        <translation>越低越好</translation>
    </message>
    <message>
        <source>A limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Neither way</source>
        <translation>不分高低</translation>
    </message>
    <message>
        <source>Nominal</source>
        <translation>名义</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Indicative</source>
        <translation>预期性</translation>
    </message>
    <message>
        <source>Binding</source>
        <translation>约束性</translation>
    </message>
    <message>
        <source>Provisional</source>
        <translation>初步</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>最终</translation>
    </message>
    <message>
        <source>Revised</source>
        <translation>修订</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>第%1行</translation>
    </message>
    <message>
        <source>— &quot;%1&quot;, %2, source line %3</source>
        <translation>——《%1》·%2·原文第%3行</translation>
    </message>
    <message>
        <source>edition %1</source>
        <translation>修订 %1</translation>
    </message>
</context>
<context>
    <name>Signature</name>
    <message>
        <source>Signed by %1</source>
        <translation>由“%1”签名</translation>
    </message>
    <message>
        <source>Signer unknown</source>
        <translation>签名者未知</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>未签名</translation>
    </message>
    <message>
        <source>Signature broken</source>
        <translation>签名已损坏</translation>
    </message>
    <message>
        <source>%1 (key %2)</source>
        <translation>%1（公钥 %2）</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>&quot;%1&quot; (edition %2) was added. It will be here at every start.</source>
        <translation>已加入“%1”（修订 %2），以后每次启动都在。</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: edition %2 is in use from now on. Edition %3 stays at hand under File, Open briefs.</source>
        <translation>“%1”已改用修订 %2。修订 %3 仍可在“文件”菜单的“已打开的简报”中找到。</translation>
    </message>
    <message>
        <source>&quot;%1&quot;, edition %2, is in use already. Nothing changed.</source>
        <translation>“%1”修订 %2 已在使用，没有任何变化。</translation>
    </message>
    <message>
        <source>&quot;%1&quot;, edition %2, is now signed by %5. The signed copy is in use from now on; what it says is the same.</source>
        <translation>“%1”修订 %2 现在有“%5”的签名。今后使用有签名的这一份，内容没有变化。</translation>
    </message>
    <message>
        <source>&quot;%4&quot; holds edition %2 of &quot;%1&quot;, which is older than edition %3 in use. It was not used; nothing changed.</source>
        <translation>“%4”是“%1”的修订 %2，比正在使用的修订 %3 旧，因此没有采用，没有任何变化。</translation>
    </message>
    <message>
        <source>&quot;%4&quot; calls itself edition %2 of &quot;%1&quot; like the one in use, but says something else. It was not used; nothing changed. Ask its sender which of the two is right.</source>
        <translation>“%4”自称“%1”的修订 %2，与正在使用的修订号相同，内容却不一样，因此没有采用，没有任何变化。请向发送者核实以哪一份为准。</translation>
    </message>
    <message>
        <source>&quot;%4&quot; holds edition %2 of &quot;%1&quot;, newer than edition %3 in use. Edition %3 is signed by %5; this file is not signed. It was not used; nothing changed. Check with its sender before you use it.</source>
        <translation>“%4”是“%1”的修订 %2，比正在使用的修订 %3 新。修订 %3 有“%5”的签名，而这个文件没有签名，因此没有采用，没有任何变化。请先向发送者核实，再决定是否采用。</translation>
    </message>
    <message>
        <source>&quot;%4&quot; holds edition %2 of &quot;%1&quot;, newer than edition %3 in use. Edition %3 is signed by %5; this file is signed with the key %6, which is not trusted on this computer. It was not used; nothing changed. Compare that key with its sender before you use it.</source>
        <translation>“%4”是“%1”的修订 %2，比正在使用的修订 %3 新。修订 %3 有“%5”的签名，而这个文件是用本机不信任的公钥 %6 签名的，因此没有采用，没有任何变化。请先向发送者核对这个公钥，再决定是否采用。</translation>
    </message>
    <message>
        <source>&quot;%4&quot; says the same as &quot;%1&quot;, edition %2, in use, but is not signed. The copy signed by %5 stays in use; nothing changed.</source>
        <translation>“%4”与正在使用的“%1”修订 %2 内容相同，但没有签名。继续使用有“%5”签名的那一份，没有任何变化。</translation>
    </message>
    <message>
        <source>&quot;%4&quot; says the same as &quot;%1&quot;, edition %2, in use, but is signed with the key %6, which is not trusted on this computer. The copy signed by %5 stays in use; nothing changed.</source>
        <translation>“%4”与正在使用的“%1”修订 %2 内容相同，但它是用本机不信任的公钥 %6 签名的。继续使用有“%5”签名的那一份，没有任何变化。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; (edition %2)</source>
        <translation>“%1”（修订 %2）</translation>
    </message>
    <message>
        <source>%1 more files</source>
        <translation>另外 %1 个文件</translation>
    </message>
    <message>
        <source> Not used either: %1. Open one by itself to decide on it.</source>
        <translation>同样没有采用的还有：%1。如需其中一个，请单独打开它。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>a trusted signer</source>
        <translation>受信任的签名者</translation>
    </message>
    <message>
        <source>For now you are reading another copy of &quot;%1&quot;, edition %2, not the one in use.</source>
        <translation>您暂时在读“%1”修订 %2 的另一份文件，不是正在使用的那一份。</translation>
    </message>
    <message>
        <source>For now you are reading edition %2 of &quot;%1&quot;. Edition %3 is in use.</source>
        <translation>您暂时在读“%1”的修订 %2，正在使用的是修订 %3。</translation>
    </message>
    <message>
        <source>Read this file for now</source>
        <translation>暂时读这个文件</translation>
    </message>
    <message>
        <source>Read this older edition for now</source>
        <translation>暂时读这个较早的版本</translation>
    </message>
    <message>
        <source>Use edition %1 all the same</source>
        <translation>仍然采用修订 %1</translation>
    </message>
    <message>
        <source>Back to edition %1 in use</source>
        <translation>回到正在使用的修订 %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds no pack: no file ending in .brief is in it or in the folders directly in it. Nothing changed.</source>
        <translation>“%1”里没有简报包：它和它下一级的文件夹里都没有扩展名为 .brief 的文件。没有任何变化。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds more than is looked at: the newest %2 packs, each up to %3 MB. Open what is missing by itself.</source>
        <translation>“%1”里的文件太多或太大：只看了最新的 %2 个简报包，每个不超过 %3 MB。没有看到的请单独打开。</translation>
    </message>
    <message>
        <source>More files that were not opened: %1. No file was changed; open one by itself to see its reason.</source>
        <translation>另有 %1 个文件没有打开。文件均未改动；单独打开其中一个，即可看到原因。</translation>
    </message>
</context>
<context>
    <name>Watch</name>
    <message>
        <source>Watched folders</source>
        <translation>监视的文件夹</translation>
    </message>
    <message>
        <source>A newer pack that appears in one of these folders, or in a folder directly in it, is checked and added. A folder may be a USB stick: it is found again whenever it comes back.</source>
        <translation>这些文件夹以及它们下一级的文件夹里出现新的简报包时，会自动检查并加入。文件夹可以在 U 盘上：U 盘每次插回都能认出。</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>添加文件夹(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Stop watching</source>
        <translation>不再监视(&amp;S)</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>监视文件夹</translation>
    </message>
    <message>
        <source>No folder is watched yet. Add the first one with the button below.</source>
        <translation>还没有监视任何文件夹。请用下面的按钮添加第一个。</translation>
    </message>
    <message>
        <source>%1 (not there now)</source>
        <translation>%1（现在不在）</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>entering a value</source>
        <translation>填报</translation>
    </message>
    <message>
        <source>withdrawing a value</source>
        <translation>撤回数据</translation>
    </message>
    <message>
        <source>restoring a value</source>
        <translation>恢复数据</translation>
    </message>
    <message>
        <source>a change to the ledger</source>
        <translation>修改台账</translation>
    </message>
    <message>
        <source>choosing a pace rule</source>
        <translation>选定序时规则</translation>
    </message>
    <message>
        <source>setting a monthly plan</source>
        <translation>设定月度计划</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>done again</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>No target of this brief can have that.</source>
        <translation>这份简报没有可用于此项的目标。</translation>
    </message>
</context>
<context>
    <name>Notebook</name>
    <message>
        <source>Export the notebook</source>
        <translation>导出笔记本</translation>
    </message>
    <message>
        <source>Import a notebook</source>
        <translation>导入笔记本</translation>
    </message>
    <message>
        <source>Notebooks (*.db);;All files (*)</source>
        <translation>笔记本 (*.db);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Briefing Desk notebook %1</source>
        <translation>简报台笔记本 %1</translation>
    </message>
    <message>
        <source>Your notebook is still empty: nothing was entered yet, and there is nothing to export.</source>
        <translation>您的笔记本还是空的：还没有填写过任何内容，没有可以导出的。</translation>
    </message>
    <message>
        <source>The notebook was exported to &quot;%1&quot;.</source>
        <translation>笔记本已导出到“%1”。</translation>
    </message>
    <message>
        <source>The notebook was exported to &quot;%1&quot;. Its own file cannot be used at present: what was entered meanwhile is only in this export, and here until the program is closed.</source>
        <translation>笔记本已导出到“%1”。笔记本自己的文件目前不能使用：这段时间填写的内容只在这份导出里，程序里的只保留到关闭为止。</translation>
    </message>
    <message>
        <source>Nothing was imported: your notebook&apos;s own file cannot be used at present, and what is brought in would be lost when the program is closed. Both files are unchanged. Mend what was said of the notebook, start the program again, and then import.</source>
        <translation>没有导入：您的笔记本自己的文件目前不能使用，导入的内容会在关闭程序时丢失。两个文件都没有变化。请先按笔记本的提示处理，重新打开程序后再导入。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Look at the entries</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>Entering</name>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>最终数</translation>
    </message>
    <message>
        <source>Provisional</source>
        <translation>初步数</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>现行</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>填写</translation>
    </message>
    <message>
        <source>revised</source>
        <translation>修订</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>● in force</source>
        <translation>● 现行</translation>
    </message>
    <message>
        <source>What you typed is not saved yet. Close once more to let it go.</source>
        <translation>填写的内容还没有保存。再关闭一次即放弃。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>History of the values</source>
        <translation>实际进度的历史</translation>
    </message>
    <message>
        <source>why it is withdrawn or restored; kept in the history</source>
        <translation>为什么撤回或恢复；会留在历史里</translation>
    </message>
    <message>
        <source>Revise…</source>
        <translation>修订…</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时期</translation>
    </message>
    <message>
        <source>Withdrawn: %1. It stays in the history.</source>
        <translation>已撤回：%1。它会留在历史里。</translation>
    </message>
    <message>
        <source>Restored: %1 is in force again.</source>
        <translation>已恢复：%1，重新有效。</translation>
    </message>
    <message>
        <source>No value was entered for this target yet.</source>
        <translation>这个目标还没有填写过实际进度。</translation>
    </message>
    <message>
        <source>The plan that was kept ends at %1 and is not of the target as it is now: it is not used until it is corrected.</source>
        <translation>原有的计划以%1为终点，与现在的目标不符：改正之前不会采用。</translation>
    </message>
    <message>
        <source>This target can have no monthly plan: %1.</source>
        <translation>这个目标不能设月度计划：%1。</translation>
    </message>
    <message>
        <source>Monthly plan</source>
        <translation>月度计划</translation>
    </message>
    <message>
        <source>Remove the plan</source>
        <translation>取消计划</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>No target of this brief accumulates through the year, so none can have a monthly plan.</source>
        <translation>这份简报没有按年累计的目标，不能设月度计划。</translation>
    </message>
    <message>
        <source>Totals since 1 January by the end of each month, in %1; December is the year&apos;s target. Twelve numbers copied from a table can be pasted into the first field.</source>
        <translation>请填各月末从年初起的累计数，单位：%1；12月末等于全年目标。可从表格复制十二个数，粘贴到第一格。</translation>
    </message>
    <message>
        <source>Fill in equal steps</source>
        <translation>按月均分填入</translation>
    </message>
    <message>
        <source>the document that sets the plan</source>
        <translation>规定这份计划的文件</translation>
    </message>
    <message>
        <source>month %1</source>
        <translation>%1月末</translation>
    </message>
    <message>
        <source>month %1: %2</source>
        <translation>%1月末%2</translation>
    </message>
    <message>
        <source>The plan against the straight line</source>
        <translation>计划与直线的对照</translation>
    </message>
    <message>
        <source>monthly plan</source>
        <translation>月度计划</translation>
    </message>
    <message>
        <source>straight line</source>
        <translation>按月均分</translation>
    </message>
    <message>
        <source>Choose a rule, or a cell of the table, to see how it comes to its answer.</source>
        <translation>选一种规则，或选表中的一格，即可看到判定的由来。</translation>
    </message>
    <message>
        <source>Pace rule</source>
        <translation>序时规则</translation>
    </message>
    <message>
        <source>What each rule says now</source>
        <translation>各规则目前的判定</translation>
    </message>
    <message>
        <source>Use this rule</source>
        <translation>采用这一规则</translation>
    </message>
    <message>
        <source>Nothing was changed: choose one of the rules first, or none.</source>
        <translation>没有改动：请先选定一种规则，或选“不设规则”。</translation>
    </message>
    <message>
        <source>The rules in use disagree, so none is taken by itself. The choice is for this brief alone, and its name is printed wherever something is judged by it.</source>
        <translation>通行的规则互不一致，因此不会自动采用。所选规则只用于这份简报，凡按它判定之处都印有它的名称。</translation>
    </message>
    <message>
        <source>Values are shown and nothing is judged.</source>
        <translation>只列出数值，不作判定。</translation>
    </message>
    <message>
        <source>Use no rule</source>
        <translation>不设规则</translation>
    </message>
    <message>
        <source>What each rule says of the targets on %1</source>
        <translation>截至%1，各规则对目标的判定</translation>
    </message>
    <message>
        <source>No rule</source>
        <translation>不设规则</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>出处：%1</translation>
    </message>
    <message>
        <source>No target of this brief can have a value: each is a scope, a standard, or without a year. Follow it in the ledger by its unit, deadline and state.</source>
        <translation>这份简报没有可以填写实际进度的目标：它们只是范围、标准，或没有写明年度。请在台账里用责任单位、时限和进展情况来跟踪。</translation>
    </message>
    <message>
        <source>Choose a target</source>
        <translation>请选择目标</translation>
    </message>
    <message>
        <source>%1 · unit %2 · target for %3</source>
        <translation>%1 · 单位：%2 · %3年目标</translation>
    </message>
    <message>
        <source>Enter a value</source>
        <translation>填写实际进度</translation>
    </message>
    <message>
        <source>Enter another</source>
        <translation>再填一个</translation>
    </message>
    <message>
        <source>Revise a value</source>
        <translation>修订实际进度</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Saved: %1, %2.</source>
        <translation>已保存：%1，%2。</translation>
    </message>
    <message>
        <source>Taken, and not in the notebook&apos;s file yet: %1, %2. The main window says why.</source>
        <translation>已记下，但还没有写入笔记本文件：%1，%2。原因见主窗口的提示。</translation>
    </message>
    <message>
        <source>Not saved: &quot;%1&quot; has to be corrected first. What you typed is still here.</source>
        <translation>没有保存：请先改正“%1”一栏。填写的内容都还在。</translation>
    </message>
    <message>
        <source>Revise it with what is written here</source>
        <translation>改为用这里填写的内容修订它</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>口径</translation>
    </message>
    <message>
        <source>Until now</source>
        <translation>原填</translation>
    </message>
    <message>
        <source>year-month-day</source>
        <translation>年-月-日</translation>
    </message>
    <message>
        <source>what it covers, from the date</source>
        <translation>覆盖的时间，随日期填入</translation>
    </message>
    <message>
        <source>who states it and where, such as a monthly report</source>
        <translation>由谁提供、见于何处，例如月报</translation>
    </message>
    <message>
        <source>why it is revised; kept in the history</source>
        <translation>为什么修订；会留在历史里</translation>
    </message>
    <message>
        <source>%1 up to %2 (%3)</source>
        <translation>截至%2为%1（%3）</translation>
    </message>
    <message>
        <source>such as %1</source>
        <translation>例如 %1</translation>
    </message>
    <message>
        <source>The value is still missing: write its number.</source>
        <translation>还没有填写数值，请写上数字。</translation>
    </message>
    <message>
        <source>The date up to which it counts is still missing.</source>
        <translation>还没有填写截至日期。</translation>
    </message>
    <message>
        <source>end of Q1</source>
        <translation>一季度末</translation>
    </message>
    <message>
        <source>mid-year</source>
        <translation>半年末</translation>
    </message>
    <message>
        <source>end of Q3</source>
        <translation>三季度末</translation>
    </message>
    <message>
        <source>year-end</source>
        <translation>年末</translation>
    </message>
    <message>
        <source>month-end</source>
        <translation>月末</translation>
    </message>
    <message>
        <source>The target is of %1. A value dated outside that year is kept and does not count.</source>
        <translation>目标是%1年的：日期在这一年之外的数会保存，但不计入进度。</translation>
    </message>
    <message>
        <source>With this period the value cannot be compared: %1.</source>
        <translation>按这个时期填写，将无法与目标比较：%1。</translation>
    </message>
    <message>
        <source>There is a value for this day already: %1. To correct it, revise it; its history is kept.</source>
        <translation>这一天已经填过%1。如要更正，请修订它，原来的数会留在历史里。</translation>
    </message>
    <message>
        <source>%1 was entered for %2, an earlier date. A total does not fall: look at both numbers again.</source>
        <translation>日期更早的%2填的是%1。累计数不会减少，请核对这两个数。</translation>
    </message>
    <message>
        <source>%1 was entered for %2, a later date. A total does not fall: look at both numbers again.</source>
        <translation>日期更晚的%2填的是%1。累计数不会减少，请核对这两个数。</translation>
    </message>
    <message>
        <source>Read as %1</source>
        <translation>读作 %1</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation>（%1）</translation>
    </message>
    <message>
        <source>%1, that is %2</source>
        <translation>%1，即 %2</translation>
    </message>
    <message>
        <source>You are looking at %1, an earlier day: cards and ledger do not show this value there.</source>
        <translation>您正在看较早的一天（%1），卡片和台账在那一天不显示这个值。</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>回到今天</translation>
    </message>
</context>
<context>
    <name>Progress card</name>
    <message>
        <source>Enter a value</source>
        <translation>填报</translation>
    </message>
    <message>
        <source>Choose a rule</source>
        <translation>选定规则</translation>
    </message>
    <message>
        <source>Change the rule</source>
        <translation>更换规则</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>截至%1</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>初步数</translation>
    </message>
    <message>
        <source>final</source>
        <translation>最终数</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>You are looking at an earlier day</source>
        <translation>您在看较早的一天</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>The value before</source>
        <translation>前一个实际值</translation>
    </message>
    <message>
        <source>The value after</source>
        <translation>后一个实际值</translation>
    </message>
</context>
<context>
    <name>Years</name>
    <message>
        <source>Target for %1</source>
        <translation>%1年目标</translation>
    </message>
    <message>
        <source>Result of %1</source>
        <translation>%1年完成值</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>对照结果</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>没有公布</translation>
    </message>
    <message>
        <source>%1: what was planned and what became of it</source>
        <translation>%1年：目标与完成情况</translation>
    </message>
    <message>
        <source>Targets: %1</source>
        <translation>目标：%1</translation>
    </message>
    <message>
        <source>Results: %1</source>
        <translation>完成值：%1</translation>
    </message>
    <message>
        <source>Year %1</source>
        <translation>%1年</translation>
    </message>
    <message>
        <source>Reported without a target (%1)</source>
        <translation>没有目标的完成值（%1）</translation>
    </message>
    <message>
        <source>No target was set for these in &quot;%1&quot;, so that nothing follows for them.</source>
        <translation>《%1》没有为它们设定目标，只列出，不对照。</translation>
    </message>
    <message>
        <source>The targets for %1 are compared with what the next brief reports on %1.</source>
        <translation>%1年的目标，要与下一份简报公布的%1年完成值对照。</translation>
    </message>
    <message>
        <source>The results of %1 are compared with the targets that the brief before it set for %1.</source>
        <translation>%1年的完成值，要与上一份简报设定的%1年目标对照。</translation>
    </message>
    <message>
        <source>Open the brief of %1 from the year before or after (a file ending in .brief), or drag it into this window.</source>
        <translation>请打开%1上一年或下一年的简报（.brief 文件），或把它拖进这个窗口。</translation>
    </message>
    <message>
        <source>Open a pack…</source>
        <translation>打开简报包…</translation>
    </message>
    <message>
        <source>One more brief is needed to compare years</source>
        <translation>再有一份简报，就能比较年度</translation>
    </message>
    <message>
        <source>Compared is only what both briefs file under the same indicator, with the same measure, unit, area and definition. A hedge that leaves the answer open is left open.</source>
        <translation>只对照两份简报记作同一指标，而且计量、单位、地域和口径都相同的数。“左右”“超”等说法定不下来的，不替原文下结论。</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>How far the values are entered</source>
        <translation>数据录入进度</translation>
    </message>
    <message>
        <source>How far the table is read</source>
        <translation>表格读取进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Reading the table… Rows so far: %1</source>
        <translation>正在读取表格……已读%1行</translation>
    </message>
    <message>
        <source>Entering the values: %1 of %2</source>
        <translation>正在录入数据：第%1条，共%2条</translation>
    </message>
    <message>
        <source>Looking at the rows: %1 of %2</source>
        <translation>正在核对各行：第%1行，共%2行</translation>
    </message>
    <message>
        <source>Stopped: nothing was read or entered.</source>
        <translation>已停止：没有读取表格，也没有填入任何数据。</translation>
    </message>
    <message>
        <source>Import values</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>将要</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>完成值</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至日期</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation>选择表格</translation>
    </message>
    <message>
        <source>Tables (%1)</source>
        <translation>表格 (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>所有文件 (%1)</translation>
    </message>
    <message>
        <source>Excel workbook (%1)</source>
        <translation>Excel 工作簿 (%1)</translation>
    </message>
    <message>
        <source>Text with commas (%1)</source>
        <translation>逗号分隔的文本 (%1)</translation>
    </message>
    <message>
        <source>Save a table</source>
        <translation>另存为表格</translation>
    </message>
    <message>
        <source>Drop a filled-in table here</source>
        <translation>把填好的表格拖到这里</translation>
    </message>
    <message>
        <source>Or choose a file, or paste cells copied in WPS or Excel (%1). Workbooks (.xlsx) and text (.csv) are read. Nothing is entered before you have seen what each row will do.</source>
        <translation>也可以选择文件，或粘贴从 WPS、Excel 复制的单元格（%1）。可以读 .xlsx 和 .csv。先看清每一行将要做什么，再决定是否导入。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Write a template…</source>
        <translation>写出模板…</translation>
    </message>
    <message>
        <source>Which rows are shown</source>
        <translation>显示哪些行</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>importing values (%1)</source>
        <translation>导入 %1 个数据</translation>
    </message>
    <message>
        <source>Values imported: %1. One undo takes all of them back.</source>
        <translation>已导入 %1 个数据。撤销一次即可全部收回。</translation>
    </message>
    <message>
        <source>%1 progress table</source>
        <translation>%1进度填报表</translation>
    </message>
    <message>
        <source>The template was written: %1. Fill it in, then choose it here.</source>
        <translation>模板已写出：%1。填好后在这里选择它。</translation>
    </message>
    <message>
        <source>What each row will do; Space ticks or unticks it</source>
        <translation>每一行将要做什么；按空格键勾选或取消</translation>
    </message>
    <message>
        <source>One file at a time, please: nothing was read.</source>
        <translation>请一次只导入一个文件：没有读取任何文件。</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>Rows that cannot be imported: %1. Until they are corrected or left out, no row is.</source>
        <translation>有 %1 行不能导入。改正表格后重新选择，或不导入这些行，其余的行才能导入。</translation>
    </message>
    <message>
        <source>Leave out the rows that cannot be imported</source>
        <translation>不导入这些行</translation>
    </message>
    <message>
        <source>There is nothing new to import.</source>
        <translation>没有需要导入的新数据。</translation>
    </message>
    <message>
        <source>No row is filled in.</source>
        <translation>没有填写任何一行。</translation>
    </message>
    <message>
        <source>Import (%1)</source>
        <translation>导入 %1 个数据</translation>
    </message>
    <message>
        <source>All rows (%1)</source>
        <translation>全部行（%1）</translation>
    </message>
    <message>
        <source>Read from %1.</source>
        <translation>读自“%1”。</translation>
    </message>
    <message>
        <source>Read from %1, worksheet %2.</source>
        <translation>读自“%1”的工作表“%2”。</translation>
    </message>
    <message>
        <source>Rows without a value, passed over: %1.</source>
        <translation>有 %1 行没有填完成值，略过。</translation>
    </message>
    <message>
        <source>%1 template</source>
        <translation>%1 填报模板</translation>
    </message>
    <message>
        <source>%1 ledger</source>
        <translation>%1 督查台账</translation>
    </message>
    <message>
        <source>"%1" was written.</source>
        <translation>“%1”已写出。</translation>
    </message>
</context>
<context>
    <name>Trend</name>
    <message>
        <source>Target %1</source>
        <translation>目标 %1</translation>
    </message>
    <message>
        <source>No value of %1 yet</source>
        <translation>%1年尚无数据</translation>
    </message>
    <message>
        <source>Unit: %1</source>
        <translation>单位：%1</translation>
    </message>
    <message>
        <source>replaced that day</source>
        <translation>当日另有后填的值</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2年</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Steps: due by the monthly plan.</source>
        <translation>台阶线是应达数，按月度计划。</translation>
    </message>
    <message>
        <source>Steps: due by full months ÷ 12.</source>
        <translation>台阶线是应达数，按全年目标×已满月数÷12。</translation>
    </message>
    <message>
        <source>Line across: the target of the whole year.</source>
        <translation>横线是全年目标。</translation>
    </message>
    <message>
        <source>Full dots are final, hollow ones provisional.</source>
        <translation>实心点是最终数，空心点是初步数。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Before %1, not in the chart: %2</source>
        <translation>早于%1年，图中没有画：%2</translation>
    </message>
    <message>
        <source>After %1, not in the chart: %2</source>
        <translation>晚于%1年，图中没有画：%2</translation>
    </message>
    <message>
        <source>Not in the chart: %1, because %2</source>
        <translation>图中没有画：%1，因为%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>No pace rule chosen</source>
        <translation>没有选定序时规则</translation>
    </message>
    <message>
        <source>Rule: %1</source>
        <translation>规则：%1</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更换…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Progress in %1</source>
        <translation>%1年进度</translation>
    </message>
    <message>
        <source>Enter a value…</source>
        <translation>填报…</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>历史…</translation>
    </message>
    <message>
        <source>Monthly plan…</source>
        <translation>月度计划…</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>已填报的值</translation>
    </message>
    <message>
        <source>Revise</source>
        <translation>修订</translation>
    </message>
    <message>
        <source>Revise %1</source>
        <translation>修订%1</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>进度：%1</translation>
    </message>
</context>
<context>
    <name>Scoreboard</name>
    <message>
        <source>Pace rule…</source>
        <translation>序时规则…</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>筛选各行</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>更多筛选</translation>
    </message>
    <message>
        <source>Filters: %1</source>
        <translation>更多筛选：%1</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Target or task</source>
        <translation>工作目标、任务</translation>
    </message>
    <message>
        <source>Target value</source>
        <translation>目标值</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最新进度</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应达</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Lead unit</source>
        <translation>牵头单位</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>原文行</translation>
    </message>
    <message>
        <source>scope or standard only</source>
        <translation>只是范围或标准</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>初步数</translation>
    </message>
    <message>
        <source>overdue %1 d</source>
        <translation>已逾期%1天</translation>
    </message>
    <message>
        <source>How many stand where</source>
        <translation>各状态的条数</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>units, with 、 between them</source>
        <translation>多个单位之间用“、”隔开</translation>
    </message>
    <message>
        <source>Filter by words, units or notes</source>
        <translation>按文字、单位或备注筛选</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F from anywhere in the ledger</source>
        <translation>在台账中随时可按 Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>Targets and tasks</source>
        <translation>目标和任务</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%2条中的%1条</translation>
    </message>
    <message>
        <source>%2 rows</source>
        <translation>共%2条</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Entered in 30 days</source>
        <translation>近30天有填报</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>需核对</translation>
    </message>
    <message>
        <source>Click or F3: sort by this column; the third time the source's order is back.</source>
        <translation>单击或按F3：按本列排序，第三次恢复原文顺序。</translation>
    </message>
    <message>
        <source>This brief sets no targets and no tasks.</source>
        <translation>这份简报没有列出目标和任务。</translation>
    </message>
    <message>
        <source>%1, targets of %2</source>
        <translation>%1 · %2年目标任务</translation>
    </message>
    <message>
        <source>No row answers this filter.</source>
        <translation>没有符合筛选条件的条目。</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>督查台账</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>Values up to %1, not up to today</source>
        <translation>数值截至%1，不是今天</translation>
    </message>
    <message>
        <source>Up to today, %1</source>
        <translation>截至今天，%1</translation>
    </message>
    <message>
        <source>%1 rows are chosen: what you type goes into all of them.</source>
        <translation>已选中%1行，填写的内容会同时写入这些行。</translation>
    </message>
    <message>
        <source>The chosen row</source>
        <translation>选中的一行</translation>
    </message>
    <message>
        <source>Enter a value…</source>
        <translation>录入数值…</translation>
    </message>
    <message>
        <source>Choose a pace rule…</source>
        <translation>选定序时规则…</translation>
    </message>
    <message>
        <source>This task has no number to follow: its progress is as your office states it.</source>
        <translation>这项任务没有可对照的数值，进展由本单位填写。</translation>
    </message>
    <message>
        <source>No row is chosen.</source>
        <translation>没有选中任何一行。</translation>
    </message>
    <message>
        <source>Pace rule: %1</source>
        <translation>序时规则：%1</translation>
    </message>
    <message>
        <source>there is no such day as the deadline: nothing is called overdue</source>
        <translation>时限写的这一天不存在，不判断是否逾期，请核对</translation>
    </message>
    <message>
        <source>the deadline is not written as a day: nothing is called overdue</source>
        <translation>时限没有写成日期，不判断是否逾期</translation>
    </message>
    <message>
        <source>Source line %1</source>
        <translation>原文第%1行</translation>
    </message>
    <message>
        <source>F2 or letters: edit. Enter: open. Ctrl+Enter: source line. Delete: empty. F3: sort. Ctrl+Shift+F: filter.</source>
        <translation>F2或直接输入：填写。回车：打开。Ctrl+回车：原文行。Delete：清空。F3：排序。Ctrl+Shift+F：筛选。</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Page beside</source>
        <translation>并排的页面</translation>
    </message>
    <message>
        <source>Back on this side</source>
        <translation>此侧后退</translation>
    </message>
    <message>
        <source>Forward on this side</source>
        <translation>此侧前进</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>简报</translation>
    </message>
    <message>
        <source>Active side</source>
        <translation>当前侧</translation>
    </message>
    <message>
        <source>Other side</source>
        <translation>另一侧</translation>
    </message>
    <message>
        <source>Swap the sides</source>
        <translation>左右对调</translation>
    </message>
    <message>
        <source>Close this side</source>
        <translation>关闭此侧</translation>
    </message>
    <message>
        <source>Sync: on</source>
        <translation>同步滚动：开</translation>
    </message>
    <message>
        <source>Sync: off</source>
        <translation>同步滚动：关</translation>
    </message>
    <message>
        <source>Scroll both sides together: by source line where they show the same text, otherwise by the same share of the way down</source>
        <translation>两侧一起滚动：是同一段原文时按原文行对齐，否则按滚动的比例对齐</translation>
    </message>
    <message>
        <source>The brief this link leads to is neither open nor in the library. Open the pack it is in, then the link.</source>
        <translation>链接所指的简报没有打开，简报库中也没有。请先打开它所在的简报包，再打开链接。</translation>
    </message>
    <message>
        <source>Looking for the brief in the library…</source>
        <translation>正在简报库中查找这份简报……</translation>
    </message>
    <message>
        <source>In this link &quot;%1&quot; cannot be read. %2</source>
        <translation>链接中的“%1”无法识别。%2</translation>
    </message>
    <message>
        <source>In this link &quot;%1&quot; cannot be read: a link has no spaces. %2</source>
        <translation>链接中的“%1”无法识别：链接中不能有空格。%2</translation>
    </message>
    <message>
        <source>After briefing: comes a brief, as in briefing:jinjiang-2023</source>
        <translation>briefing: 之后应是简报名，例如 briefing:jinjiang-2023</translation>
    </message>
    <message>
        <source>After / comes one section, as in /economy</source>
        <translation>/ 之后应是一个栏目，例如 /economy</translation>
    </message>
    <message>
        <source>After ? comes one page, as in ?scoreboard</source>
        <translation>? 之后应是一个页面，例如 ?scoreboard</translation>
    </message>
    <message>
        <source>After # comes the number of a line, or of a figure on it, as in #27 or #27.1</source>
        <translation># 之后应是行号或该行的数据编号，例如 #27 或 #27.1</translation>
    </message>
    <message>
        <source>This is not a link to a place in a brief. Such a link begins with briefing:</source>
        <translation>这不是简报中的链接。简报链接以 briefing: 开头。</translation>
    </message>
    <message>
        <source>The page it was on is shown.</source>
        <translation>已转到原来所在的页面。</translation>
    </message>
    <message>
        <source>The line it was on is shown.</source>
        <translation>已转到原来所在的一行。</translation>
    </message>
    <message>
        <source>The overview is shown.</source>
        <translation>已转到总览。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>The page this link leads to does not exist here.</source>
        <translation>这个版本没有链接所指的页面。</translation>
    </message>
    <message>
        <source>The section this link leads to is no longer in the brief.</source>
        <translation>链接所指的栏目已不在简报中。</translation>
    </message>
    <message>
        <source>The line this link leads to is no longer on its page.</source>
        <translation>链接所指的原文行已不在这个页面上。</translation>
    </message>
    <message>
        <source>The figure this link leads to is no longer on its line.</source>
        <translation>链接所指的数据已不在这一行。</translation>
    </message>
    <message>
        <source>Leads to what is nearest: %1 · %2</source>
        <translation>就近指向：%1 · %2</translation>
    </message>
    <message>
        <source>Leads to: %1 · %2</source>
        <translation>指向：%1 · %2</translation>
    </message>
    <message>
        <source>Open a link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Open a pack…</source>
        <translation>打开简报包…</translation>
    </message>
    <message>
        <source>Open a &amp;pack…</source>
        <translation>打开简报包(&amp;P)…</translation>
    </message>
    <message>
        <source>Open &amp;beside</source>
        <translation>并排打开(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Link to a place in a brief</source>
        <translation>简报链接(&amp;L)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No key is described with these words.</source>
        <translation>没有符合这些词的按键。</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>共%1项</translation>
    </message>
    <message>
        <source>Find a key by what it does</source>
        <translation>按用途或按键查找</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>任何地方</translation>
    </message>
    <message>
        <source>On a page</source>
        <translation>正文页面</translation>
    </message>
    <message>
        <source>Ctrl+click</source>
        <translation>Ctrl+单击</translation>
    </message>
    <message>
        <source>Middle button</source>
        <translation>鼠标中键</translation>
    </message>
    <message>
        <source>Close the list, the menu or the form that is on top</source>
        <translation>关闭最上层的列表、菜单或表单</translation>
    </message>
    <message>
        <source>Scroll by lines</source>
        <translation>逐行滚动</translation>
    </message>
    <message>
        <source>Scroll by pages</source>
        <translation>逐页滚动</translation>
    </message>
    <message>
        <source>To the beginning and the end of the page</source>
        <translation>到页面开头、末尾</translation>
    </message>
    <message>
        <source>Copy the selected text as the source has it</source>
        <translation>按原文复制选中的文字</translation>
    </message>
    <message>
        <source>Follow a link on the other side</source>
        <translation>在另一侧打开链接</translation>
    </message>
    <message>
        <source>In the sections</source>
        <translation>栏目树</translation>
    </message>
    <message>
        <source>In the filter of the sections</source>
        <translation>栏目筛选框</translation>
    </message>
    <message>
        <source>In the search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>In the bar of what was found</source>
        <translation>查找条</translation>
    </message>
    <message>
        <source>To the section before and after</source>
        <translation>上一栏目、下一栏目</translation>
    </message>
    <message>
        <source>Close and open a branch</source>
        <translation>收起、展开下级栏目</translation>
    </message>
    <message>
        <source>Open a section beside the page</source>
        <translation>在页面旁并排打开栏目</translation>
    </message>
    <message>
        <source>On to the sections that are left</source>
        <translation>转到筛选出的栏目</translation>
    </message>
    <message>
        <source>Show all sections again</source>
        <translation>重新显示全部栏目</translation>
    </message>
    <message>
        <source>Choose what was found</source>
        <translation>在结果中选择</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>打开结果</translation>
    </message>
    <message>
        <source>Go there and keep the list</source>
        <translation>打开结果并保留列表</translation>
    </message>
    <message>
        <source>Next and previous occurrence</source>
        <translation>下一处、上一处</translation>
    </message>
    <message>
        <source>Close the bar</source>
        <translation>关闭查找条</translation>
    </message>
    <message>
        <source>In the table of the library</source>
        <translation>简报库表格</translation>
    </message>
    <message>
        <source>In the list of notes</source>
        <translation>批注列表</translation>
    </message>
    <message>
        <source>To the first and the last row</source>
        <translation>到第一行、最后一行</translation>
    </message>
    <message>
        <source>Choose the rows between as well</source>
        <translation>连同其间各行一并选中</translation>
    </message>
    <message>
        <source>Open the brief</source>
        <translation>打开简报</translation>
    </message>
    <message>
        <source>Ask whether to take the chosen packs out of the library</source>
        <translation>询问是否将所选简报包移出简报库</translation>
    </message>
    <message>
        <source>All that can be done with the chosen rows</source>
        <translation>所选行的全部操作</translation>
    </message>
    <message>
        <source>Go to the line of the note</source>
        <translation>前往批注所在的行</translation>
    </message>
    <message>
        <source>Write in the note</source>
        <translation>编写批注</translation>
    </message>
    <message>
        <source>Remove the note</source>
        <translation>删除批注</translation>
    </message>
    <message>
        <source>In the ledger</source>
        <translation>督查台账</translation>
    </message>
    <message>
        <source>On the day's slider</source>
        <translation>日期滑块</translation>
    </message>
    <message>
        <source>On a trend</source>
        <translation>走势图</translation>
    </message>
    <message>
        <source>In a form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>When importing values</source>
        <translation>导入数值</translation>
    </message>
    <message>
        <source>Edit the cell; letters begin to type into it</source>
        <translation>编辑单元格；直接键入也可开始填写</translation>
    </message>
    <message>
        <source>Open what the cell holds</source>
        <translation>打开单元格的内容</translation>
    </message>
    <message>
        <source>To the line in the source</source>
        <translation>转到原文所在行</translation>
    </message>
    <message>
        <source>Empty the chosen cells</source>
        <translation>清空选中的单元格</translation>
    </message>
    <message>
        <source>Copy the chosen rows</source>
        <translation>复制选中的行</translation>
    </message>
    <message>
        <source>Sort by the column</source>
        <translation>按这一列排序</translation>
    </message>
    <message>
        <source>Filter the rows</source>
        <translation>筛选行</translation>
    </message>
    <message>
        <source>A day earlier and later</source>
        <translation>前一天、后一天</translation>
    </message>
    <message>
        <source>A month earlier and later</source>
        <translation>前一个月、后一个月</translation>
    </message>
    <message>
        <source>To a day with a value</source>
        <translation>到有数值的日期</translation>
    </message>
    <message>
        <source>To the first and the last day</source>
        <translation>到第一天、最后一天</translation>
    </message>
    <message>
        <source>To the value before and after</source>
        <translation>前一个数值、后一个数值</translation>
    </message>
    <message>
        <source>To the first and the last value</source>
        <translation>第一个数值、最后一个数值</translation>
    </message>
    <message>
        <source>Choose the value</source>
        <translation>选定这个数值</translation>
    </message>
    <message>
        <source>On to the next field, or press the button</source>
        <translation>到下一个输入框，或按下按钮</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Close; once more where something is not saved</source>
        <translation>关闭；有内容未保存时再按一次</translation>
    </message>
    <message>
        <source>Paste a table</source>
        <translation>粘贴表格</translation>
    </message>
    <message>
        <source>Take a row in, or leave it out</source>
        <translation>勾选或取消一行</translation>
    </message>
    <message>
        <source>In the print preview</source>
        <translation>打印预览</translation>
    </message>
    <message>
        <source>Arranging the slides</source>
        <translation>编排幻灯片</translation>
    </message>
    <message>
        <source>During a show</source>
        <translation>放映中</translation>
    </message>
    <message>
        <source>Search in the pages</source>
        <translation>在页面中查找</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>存为文件</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Page before and after</source>
        <translation>上一页、下一页</translation>
    </message>
    <message>
        <source>First and last page</source>
        <translation>第一页、最后一页</translation>
    </message>
    <message>
        <source>Larger, smaller, as wide as the window</source>
        <translation>放大、缩小、适合窗口宽度</translation>
    </message>
    <message>
        <source>Move the slides up and down</source>
        <translation>上移、下移幻灯片</translation>
    </message>
    <message>
        <source>Hide the slides, or show them again</source>
        <translation>隐藏幻灯片，或重新显示</translation>
    </message>
    <message>
        <source>End the talk here</source>
        <translation>讲到这里为止</translation>
    </message>
    <message>
        <source>Add a slide with text, with a picture</source>
        <translation>添加文字页、图片页</translation>
    </message>
    <message>
        <source>All keys of the show</source>
        <translation>放映的全部按键</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Sections</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>This brief</source>
        <translation>本简报</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>简报库</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>partial results</source>
        <translation>部分结果</translation>
    </message>
    <message>
        <source>the first %1 are listed</source>
        <translation>只列出前 %1 条</translation>
    </message>
    <message>
        <source>Briefs in the library</source>
        <translation>库中简报</translation>
    </message>
    <message>
        <source>the first %1 of a kind are listed</source>
        <translation>每类只列出前 %1 条</translation>
    </message>
    <message>
        <source>pinyin finds only names here, not lines</source>
        <translation>拼音在这里只查名称，不查正文</translation>
    </message>
    <message>
        <source>In the library, pinyin finds names of places, briefs and sections, not lines.</source>
        <translation>在简报库中，拼音只查地名、简报名和栏目名，不查正文。</translation>
    </message>
    <message>
        <source>by another way to write the number</source>
        <translation>按数字的另一种写法</translation>
    </message>
    <message>
        <source>by pinyin</source>
        <translation>按拼音</translation>
    </message>
    <message>
        <source>Nothing holds all of these words.</source>
        <translation>没有同时包含这些词的内容。</translation>
    </message>
    <message>
        <source>Also looked for as pinyin.</source>
        <translation>也按拼音找过。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Also looked for: %1.</source>
        <translation>也找过：%1。</translation>
    </message>
    <message>
        <source>The filters leave something out.</source>
        <translation>筛选条件排除了一部分内容。</translation>
    </message>
    <message>
        <source>Esc closes.</source>
        <translation>Esc 关闭。</translation>
    </message>
    <message>
        <source>names of places, briefs and sections</source>
        <translation>按地名、简报名和栏目名</translation>
    </message>
    <message>
        <source>Masthead</source>
        <translation>报头</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>成绩</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>学习贯彻</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Tasks by question</source>
        <translation>任务问答</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>划重点</translation>
    </message>
    <message>
        <source>Themes</source>
        <translation>专题</translation>
    </message>
    <message>
        <source>Honours</source>
        <translation>荣誉</translation>
    </message>
    <message>
        <source>Party building</source>
        <translation>党的建设</translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation>最近搜索</translation>
    </message>
    <message>
        <source>%1 more in this line</source>
        <translation>本行另有 %1 处</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>所有年份</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地方</translation>
    </message>
    <message>
        <source>All places</source>
        <translation>所有地方</translation>
    </message>
    <message>
        <source>Choose a place</source>
        <translation>选择地方</translation>
    </message>
    <message>
        <source>Places to choose from</source>
        <translation>可选的地方</translation>
    </message>
    <message>
        <source>No place is written or read like this.</source>
        <translation>没有这样写或这样读的地方。</translation>
    </message>
    <message>
        <source>%1 places. Up and down choose, Enter searches there, Esc goes back.</source>
        <translation>共 %1 个地方。上下键选择，回车只在该地查找，Esc 返回。</translation>
    </message>
    <message>
        <source>Esc goes back.</source>
        <translation>Esc 返回。</translation>
    </message>
    <message>
        <source>Kind of section</source>
        <translation>栏目类别</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>Only figures</source>
        <translation>只看有数据的</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Words, figures, pinyin or a section</source>
        <translation>输入文字、数字、拼音或栏目名</translation>
    </message>
    <message>
        <source>%1. Up and down choose, Enter opens, Ctrl+Enter opens and stays, Esc closes.</source>
        <translation>%1。上下键选择，回车打开，Ctrl+回车打开后不关闭，Esc 关闭。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Previous occurrence (Shift+F3)</source>
        <translation>上一处（Shift+F3）</translation>
    </message>
    <message>
        <source>Next occurrence (F3)</source>
        <translation>下一处（F3）</translation>
    </message>
    <message>
        <source>End the search (Esc)</source>
        <translation>结束搜索（Esc）</translation>
    </message>
    <message>
        <source>Nothing in this brief</source>
        <translation>本简报中没有</translation>
    </message>
    <message>
        <source>from the top again</source>
        <translation>已从头开始</translation>
    </message>
    <message>
        <source>from the end again</source>
        <translation>已从末尾开始</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 处，共 %2 处</translation>
    </message>
    <message>
        <source>%2 in this brief</source>
        <translation>本简报共 %2 处</translation>
    </message>
    <message>
        <source>Find in this brief</source>
        <translation>在本简报中查找</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>setting a bookmark</source>
        <translation>添加书签</translation>
    </message>
    <message>
        <source>highlighting</source>
        <translation>标高亮</translation>
    </message>
    <message>
        <source>writing a note</source>
        <translation>写批注</translation>
    </message>
    <message>
        <source>changing a note</source>
        <translation>修改批注</translation>
    </message>
    <message>
        <source>removing a note or mark</source>
        <translation>删除批注或标记</translation>
    </message>
    <message>
        <source>Highlight, %1</source>
        <translation>高亮 · %1</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>shaded</source>
        <translation>底色</translation>
    </message>
    <message>
        <source>underlined</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>wavy line</source>
        <translation>波浪线</translation>
    </message>
    <message>
        <source>%1 notes, bookmarks and highlights</source>
        <translation>批注、书签和高亮共%1条</translation>
    </message>
    <message>
        <source>Notes on %1</source>
        <translation>%1：批注与书签</translation>
    </message>
    <message>
        <source>Exported on %1</source>
        <translation>导出日期：%1</translation>
    </message>
    <message>
        <source>SHA-256 of the source: %1</source>
        <translation>原文 SHA-256：%1</translation>
    </message>
    <message>
        <source>No longer in the source</source>
        <translation>已不在原文中的</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What you typed is not saved yet. Cancel once more to let it go.</source>
        <translation>输入的内容还没有保存。再取消一次就放弃。</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>批注内容</translation>
    </message>
    <message>
        <source>Write here. Several lines are welcome; Ctrl+Enter saves.</source>
        <translation>在这里写，可以分行，Ctrl+Enter 保存。</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves</source>
        <translation>Ctrl+Enter 保存</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>新批注</translation>
    </message>
    <message>
        <source>Nothing was noted on this brief yet: there is nothing to export.</source>
        <translation>这份简报还没有批注，没有可导出的内容。</translation>
    </message>
    <message>
        <source>Markdown (*.md);;All files (*)</source>
        <translation>Markdown (*.md);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Export the notes</source>
        <translation>导出批注</translation>
    </message>
    <message>
        <source>The notes were exported to &quot;%1&quot;.</source>
        <translation>批注已导出到“%1”。</translation>
    </message>
    <message>
        <source>%1 notes</source>
        <translation>%1 批注</translation>
    </message>
    <message>
        <source>Notes, bookmarks and highlights on this page: %1</source>
        <translation>本页的批注、书签和高亮：%1条</translation>
    </message>
    <message>
        <source>Go to a line or a section first: a bookmark is put on a line.</source>
        <translation>请先点选一行，或进入一个栏目：书签是加在某一行上的。</translation>
    </message>
    <message>
        <source>Select some text, or go to a line or a figure first.</source>
        <translation>请先选中文字，或点选一行、一个数据。</translation>
    </message>
    <message>
        <source>Highlight as</source>
        <translation>高亮样式</translation>
    </message>
    <message>
        <source>Notes, bookmarks and highlights</source>
        <translation>批注、书签和高亮</translation>
    </message>
    <message>
        <source>Select some text and press Ctrl+H: it is highlighted.</source>
        <translation>选中文字，按 Ctrl+H，标为高亮。</translation>
    </message>
    <message>
        <source>Click a line and press Ctrl+D: it has a bookmark.</source>
        <translation>点一下某一行，按 Ctrl+D，加上书签。</translation>
    </message>
    <message>
        <source>Press Ctrl+M: write on the line, the figure or the selection.</source>
        <translation>按 Ctrl+M，在这一行、这个数据或选中的文字上写批注。</translation>
    </message>
    <message>
        <source>A right click on the text offers the same.</source>
        <translation>在正文上点右键也能做到。</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写批注</translation>
    </message>
    <message>
        <source>No note holds all of these words.</source>
        <translation>没有批注包含这些词。</translation>
    </message>
    <message>
        <source>Nothing was noted on this brief yet</source>
        <translation>这份简报还没有批注和书签</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>写批注…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>已删除：%1</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>The brief &quot;%1&quot; is neither open nor in the library. Open its pack first; the note stays as it is.</source>
        <translation>简报“%1”没有打开，简报库中也没有。请先打开它的简报包；批注原样保留。</translation>
    </message>
    <message>
        <source>%1. The note is kept as it was written, with the words it was on.</source>
        <translation>%1。批注原样保留，所批的原话也在。</translation>
    </message>
    <message>
        <source>%1 copied as Markdown.</source>
        <translation>已复制%1条，格式为 Markdown。</translation>
    </message>
    <message>
        <source>%1 of briefs that are not open were left out.</source>
        <translation>另有 %1 条所在的简报没有打开，未复制。</translation>
    </message>
    <message>
        <source>Find in notes</source>
        <translation>查找批注</translation>
    </message>
    <message>
        <source>All briefs</source>
        <translation>所有简报</translation>
    </message>
    <message>
        <source>Copy these as Markdown</source>
        <translation>将所列的复制为 Markdown</translation>
    </message>
    <message>
        <source>Export as Markdown…</source>
        <translation>导出为 Markdown…</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Place</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>简报</translation>
    </message>
    <message>
        <source>Results of</source>
        <translation>成绩年份</translation>
    </message>
    <message>
        <source>Targets of</source>
        <translation>目标年份</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>修订</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>简报包</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Not usable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Edition %1 is read</source>
        <translation>以修订 %1 为准</translation>
    </message>
    <message>
        <source>Same in another pack</source>
        <translation>另一包中有同一份</translation>
    </message>
    <message>
        <source>It was checked to the last byte when it was taken in; its copy is in the library.</source>
        <translation>收入时已逐字节核对，副本保存在库中。</translation>
    </message>
    <message>
        <source>Edition %1 of the same brief is in %2. That one is opened and searched.</source>
        <translation>同一简报的修订 %1 在“%2”中；打开和查找时以它为准。</translation>
    </message>
    <message>
        <source>The same edition is in %2, which was taken in first. That one is opened.</source>
        <translation>“%2”中有相同的一份，收入在先；打开时以它为准。</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Stopped as you asked. What was taken in stays; adding it again goes on from there.</source>
        <translation>已按要求停止。已收入的保留在库中；再添加一次会从停下的地方继续。</translation>
    </message>
    <message>
        <source>The list has the reasons of the rest (%1).</source>
        <translation>另有 %1 个，原因见列表。</translation>
    </message>
    <message>
        <source>No pack (.brief) was found there.</source>
        <translation>那里没有找到简报包（.brief）。</translation>
    </message>
    <message>
        <source>No line holds these letters. These names of places, briefs and sections read so.</source>
        <translation>没有哪一行含有这些字母。以下是读音相符的地区、简报和栏目名称。</translation>
    </message>
    <message>
        <source>%1 hits so far, a part of them: the search took too long</source>
        <translation>部分结果：已找到 %1 处，查找时间过长</translation>
    </message>
    <message>
        <source>%1 hits with the number written the other way</source>
        <translation>按数字的另一种写法找到 %1 处</translation>
    </message>
    <message>
        <source>%1 hits</source>
        <translation>%1 处</translation>
    </message>
    <message>
        <source>%1 taken in</source>
        <translation>收入 %1 个</translation>
    </message>
    <message>
        <source>%1 took the place of the pack that had its name</source>
        <translation>替换同名简报包 %1 个</translation>
    </message>
    <message>
        <source>%1 in order and unchanged</source>
        <translation>完好且无变化 %1 个</translation>
    </message>
    <message>
        <source>%1 not usable</source>
        <translation>不可用 %1 个</translation>
    </message>
    <message>
        <source>%1 not read</source>
        <translation>未读取 %1 个</translation>
    </message>
    <message>
        <source>%1 forgotten</source>
        <translation>移出 %1 个</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Packs done: %1 of %2. Now: %3</source>
        <translation>已完成 %1 / %2 个简报包，正在处理：%3</translation>
    </message>
    <message>
        <source>Packs done: %1 of %2. Finishing…</source>
        <translation>已完成 %1 / %2 个简报包，即将结束……</translation>
    </message>
    <message>
        <source>Much was added: the whole index is being put in order, which may take minutes. Reading and searching go on; it may be stopped without harm.</source>
        <translation>新收入的内容较多，正在整理全部索引，可能需要几分钟。其间可以照常阅读和查找，也可以随时停止，不会有损失。</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止……</translation>
    </message>
    <message>
        <source>The chosen row</source>
        <translation>选中的行</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>重新核对(&amp;C)</translation>
    </message>
    <message>
        <source>Forge&amp;t…</source>
        <translation>移出(&amp;T)…</translation>
    </message>
    <message>
        <source>Rows chosen: %1; packs they are in: %2</source>
        <translation>选中 %1 行，属于 %2 个简报包</translation>
    </message>
    <message>
        <source>It came from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>The library is empty</source>
        <translation>简报库是空的</translation>
    </message>
    <message>
        <source>Packs are being taken in</source>
        <translation>正在收入简报包</translation>
    </message>
    <message>
        <source>What was added is being looked through for packs. They are listed here while more come in, and can be searched then.</source>
        <translation>正在查看添加的内容里有哪些简报包。收入的简报包会陆续列在这里，随后即可查找。</translation>
    </message>
    <message>
        <source>Packs done: %1 of %2. They are listed here while more come in, and can be searched then.</source>
        <translation>已完成 %1 / %2 个简报包。收入的简报包会陆续列在这里，随后即可查找。</translation>
    </message>
    <message>
        <source>Add a folder, or drag folders and packs here. Every pack is copied in, checked and listed with its places and years, and all of it can be searched at once. The files themselves are not touched.</source>
        <translation>请添加文件夹，或把文件夹、简报包拖到这里。每个简报包都会复制入库、逐一核对，按地区和年份列出，并可一次查找全部内容。原来的文件不会改动。</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Add packs…</source>
        <translation>添加简报包…</translation>
    </message>
    <message>
        <source>Recently added</source>
        <translation>最近添加</translation>
    </message>
    <message>
        <source>Read last</source>
        <translation>最近阅读</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>清空此列表</translation>
    </message>
    <message>
        <source>%1 (not there at present)</source>
        <translation>%1（现在不在）</translation>
    </message>
    <message>
        <source>Add a folder to the library</source>
        <translation>添加文件夹到简报库</translation>
    </message>
    <message>
        <source>Packs (%1)</source>
        <translation>简报包 (%1)</translation>
    </message>
    <message>
        <source>Add packs to the library</source>
        <translation>添加简报包到简报库</translation>
    </message>
    <message>
        <source>This pack is taken off the list with all its briefs (%1), and its copy is removed. The file itself stays where it came from: %2</source>
        <translation>将把这个简报包（%1 份简报）移出列表，并删除库中的副本。原来的文件保留在原处：%2</translation>
    </message>
    <message>
        <source>This file, which is not usable, is taken off the list. The file itself stays where it came from: %2</source>
        <translation>将把这个不可用的文件移出列表。原来的文件保留在原处：%2</translation>
    </message>
    <message>
        <source>Copy the rows</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>%1 packs are taken off the list with all their briefs (%2), and their copies are removed. The files themselves stay where they came from.</source>
        <translation>将把 %1 个简报包（%2 份简报）移出列表，并删除库中的副本。原来的文件保留在原处。</translation>
    </message>
    <message>
        <source>Rows: %1 of %2</source>
        <translation>共 %2 行，列出 %1 行</translation>
    </message>
    <message>
        <source>Briefs: %1 · Places: %2 · Packs: %3</source>
        <translation>%1 份简报，%2 个地区，%3 个简报包</translation>
    </message>
    <message>
        <source>%1 · Files not usable: %2</source>
        <translation>%1；%2 个文件不可用</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>简报库</translation>
    </message>
    <message>
        <source>Filter by place, name or pinyin</source>
        <translation>按地区、名称或拼音筛选</translation>
    </message>
    <message>
        <source>No brief answers this filter.</source>
        <translation>没有符合条件的简报。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Briefs in the library</source>
        <translation>库中的简报</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>All places</source>
        <translation>全部地区</translation>
    </message>
    <message>
        <source>Years of targets</source>
        <translation>目标年份</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>全部年份</translation>
    </message>
</context>
<context>
    <name>Unwritten</name>
    <message>
        <source>Export the notebook…</source>
        <translation>导出笔记本…</translation>
    </message>
    <message>
        <source>All that you entered and noted is in the notebook&apos;s file now.</source>
        <translation>填报和记下的内容现在都已写入笔记本文件。</translation>
    </message>
    <message>
        <source>Not in the notebook&apos;s file yet: %1. What you entered and noted is in memory alone, and what the file held is unchanged. Once that is over, it is written by itself: with the next entry, or when you close the window.</source>
        <translation>还没有写入笔记本文件：%1。填报和记下的内容目前只在内存中，文件原有内容没有变化。情况解除后，下一次保存时或关闭窗口时会自动写入。</translation>
    </message>
    <message>
        <source>What you enter and note lasts only until you close the window, because the notebook cannot be used: %1. What its file held is unchanged. Export the notebook before you close the window.</source>
        <translation>填报和笔记只保留到关闭窗口，因为笔记本用不了：%1。文件原有内容没有变化。请在关闭窗口之前导出笔记本。</translation>
    </message>
    <message>
        <source>Changes that are not in the notebook&apos;s file: %1. Reason: %2. If you quit now, what you entered, noted or timed in a rehearsal is lost; what the file held is unchanged.</source>
        <translation>有 %1 项更改还没有写入笔记本文件，原因：%2。现在退出，其中填报、记下的内容和排练的计时就会丢失；文件原有内容没有变化。</translation>
    </message>
    <message>
        <source>Not everything is saved</source>
        <translation>有内容没有保存</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <translation>仍然退出</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>已重做：%1</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
</TS>
