//! Where groups are, on machines of every kind.

use super::super::Controller;
use super::super::layout::Layout;

struct Machine {
    name: &'static str,
    cgroup: &'static str,
    mountinfo: &'static str,
    v2: &'static [&'static str],
    memory: &'static [&'static str],
    processes: &'static [&'static str],
    cpu: &'static [&'static str],
}

const MACHINES: &[Machine] = &[
    Machine {
        name: "systemd, version 2, a session of a user",
        cgroup: "0::/user.slice/user-1000.slice/session-3.scope\n",
        mountinfo: "\
22 28 0:21 / /sys rw,nosuid - sysfs sysfs rw
33 22 0:28 / /sys/fs/cgroup rw,nosuid,nodev,noexec,relatime shared:9 - cgroup2 cgroup2 rw,nsdelegate,memory_recursiveprot
",
        v2: &["/sys/fs/cgroup/user.slice/user-1000.slice/session-3.scope"],
        memory: &[],
        processes: &[],
        cpu: &[],
    },
    Machine {
        name: "systemd, version 1, controllers mounted together",
        cgroup: "\
12:pids:/user.slice/user-0.slice
4:cpu,cpuacct:/user.slice
3:memory:/user.slice/user-0.slice
1:name=systemd:/user.slice/user-0.slice/session-1.scope
",
        mountinfo: "\
31 22 0:26 / /sys/fs/cgroup/systemd rw - cgroup cgroup rw,xattr,name=systemd
34 22 0:29 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
35 22 0:30 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
36 22 0:31 / /sys/fs/cgroup/pids rw - cgroup cgroup rw,pids
",
        v2: &[],
        memory: &["/sys/fs/cgroup/memory/user.slice/user-0.slice"],
        processes: &["/sys/fs/cgroup/pids/user.slice/user-0.slice"],
        cpu: &["/sys/fs/cgroup/cpu,cpuacct/user.slice"],
    },
    Machine {
        name: "hybrid: version 2 beside the controllers of version 1",
        cgroup: "8:pids:/\n4:memory:/jobs/7\n2:cpuacct:/\n1:cpu:/\n0::/\n",
        mountinfo: "\
31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
33 31 0:30 / /sys/fs/cgroup/cpuacct rw,relatime - cgroup cgroup rw,cpuacct
35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
39 31 0:36 / /sys/fs/cgroup/pids rw,relatime - cgroup cgroup rw,pids
41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
",
        v2: &["/sys/fs/cgroup/unified"],
        memory: &["/sys/fs/cgroup/memory/jobs/7"],
        processes: &["/sys/fs/cgroup/pids"],
        cpu: &["/sys/fs/cgroup/cpuacct"],
    },
    Machine {
        name: "a container on version 1: the mount's root is our group",
        cgroup: "9:memory:/docker/4f1c\n5:pids:/docker/4f1c\n0::/system.slice/containerd.service\n",
        mountinfo: "\
640 600 0:33 /docker/4f1c /sys/fs/cgroup/memory ro,nosuid master:16 - cgroup cgroup rw,memory
644 600 0:36 /docker/4f1c /sys/fs/cgroup/pids ro,nosuid master:19 - cgroup cgroup rw,pids
",
        v2: &[],
        memory: &["/sys/fs/cgroup/memory"],
        processes: &["/sys/fs/cgroup/pids"],
        cpu: &[],
    },
    Machine {
        name: "a container on version 2 with a namespace of its own",
        cgroup: "0::/\n",
        mountinfo: "710 709 0:28 / /sys/fs/cgroup ro,nosuid,nodev - cgroup2 cgroup rw,nsdelegate\n",
        v2: &["/sys/fs/cgroup"],
        memory: &[],
        processes: &[],
        cpu: &[],
    },
    Machine {
        name: "a namespace entered after the mount, whose root lies beyond it",
        cgroup: "0::/\n",
        mountinfo: "710 709 0:28 /../../.. /sys/fs/cgroup rw - cgroup2 cgroup rw\n",
        v2: &[],
        memory: &[],
        processes: &[],
        cpu: &[],
    },
    Machine {
        name: "a group beyond our namespace, and one that was removed",
        cgroup: "9:memory:/../batch\n5:pids:/gone (deleted)\n",
        mountinfo: "\
35 22 0:30 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
36 22 0:31 / /sys/fs/cgroup/pids rw - cgroup cgroup rw,pids
",
        v2: &[],
        memory: &[],
        processes: &["/sys/fs/cgroup/pids/gone"],
        cpu: &[],
    },
    Machine {
        name: "the later of two mounts comes first; blanks and colons in names",
        cgroup: "0::/a:b/c d\n",
        mountinfo: "\
33 22 0:28 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw
40 22 0:28 /a:b /mnt/my\\040groups\\134x rw - cgroup2 cgroup2 rw
41 22 0:28 /other /mnt/other rw - cgroup2 cgroup2 rw
broken line
",
        v2: &["/mnt/my groups\\x/c d", "/sys/fs/cgroup/a:b/c d"],
        memory: &[],
        processes: &[],
        cpu: &[],
    },
    Machine {
        name: "a kernel without control groups",
        cgroup: "",
        mountinfo: "22 28 0:21 / /sys rw,nosuid - sysfs sysfs rw\n",
        v2: &[],
        memory: &[],
        processes: &[],
        cpu: &[],
    },
];

#[test]
fn groups_are_found_where_the_kernel_says() {
    for machine in MACHINES {
        let layout = Layout::parse(machine.cgroup, machine.mountinfo);
        let found = [
            layout.v2(),
            layout.v1(Controller::Memory),
            layout.v1(Controller::Processes),
            layout.v1(Controller::Cpu),
        ];
        let expected = [machine.v2, machine.memory, machine.processes, machine.cpu];
        for (found, expected) in found.iter().zip(expected) {
            let found: Vec<_> = found.iter().filter_map(|path| path.to_str()).collect();
            assert_eq!(found, expected, "{}", machine.name);
        }
    }
}
